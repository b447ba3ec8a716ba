/// Numbers and times as the window writes them.
package io.driftglass.ui.kit.text;
