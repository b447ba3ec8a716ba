/// Data that keep coming: feeds, and their scores as they come.
package io.driftglass.live;
