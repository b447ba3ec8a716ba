/// The Train page: what to learn, from which rows, at what cost, and how it goes.
package io.driftglass.ui.train;
