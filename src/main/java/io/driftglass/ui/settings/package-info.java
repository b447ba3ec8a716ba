/// The Settings page: every setting of the program, where its value comes from, and a place to
/// change it.
package io.driftglass.ui.settings;
