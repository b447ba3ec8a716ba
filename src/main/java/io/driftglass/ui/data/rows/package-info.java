/// The table of stored rows: filtered, sorted, frozen, coloured, copied.
package io.driftglass.ui.data.rows;
