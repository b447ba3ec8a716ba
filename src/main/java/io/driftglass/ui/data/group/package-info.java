/// What the values of a channel are like by hour, weekday, month or state.
package io.driftglass.ui.data.group;
