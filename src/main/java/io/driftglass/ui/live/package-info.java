/// The Live page: feeds as they come, their scores and what is expected of them.
package io.driftglass.ui.live;
