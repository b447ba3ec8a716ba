/// The look of the window and pictures of it.
package io.driftglass.ui.kit.look;
