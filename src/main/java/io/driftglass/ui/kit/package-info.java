/// What the pages of the window share: the desk they are given, the look, and the small components.
package io.driftglass.ui.kit;
