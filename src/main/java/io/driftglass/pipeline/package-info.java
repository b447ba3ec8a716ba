/// What runs by itself: saved work, when it is due, and what came of it.
package io.driftglass.pipeline;
