/// A form of the settings that a method declares.
package io.driftglass.ui.kit.form;
