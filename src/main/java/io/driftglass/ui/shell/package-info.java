/// The frame around the pages: sidebar, bars, palette, toasts, start and end of the window.
package io.driftglass.ui.shell;
