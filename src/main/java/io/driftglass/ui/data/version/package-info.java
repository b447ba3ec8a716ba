/// What is done to a dataset as a whole: export, compare, delete, bring back.
package io.driftglass.ui.data.version;
