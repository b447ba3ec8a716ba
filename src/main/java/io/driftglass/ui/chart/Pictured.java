package io.driftglass.ui.chart;

/// A chart that has no rows of its own to give, but a picture; see [PictureMenu].
public interface Pictured {}
