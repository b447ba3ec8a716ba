/// Feeds that go on beside everything else, scored as their rows come.
package io.driftglass.workbench.live;
