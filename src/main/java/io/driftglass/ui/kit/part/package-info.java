/// The small components of every page: buttons, cards, chips, tables.
package io.driftglass.ui.kit.part;
