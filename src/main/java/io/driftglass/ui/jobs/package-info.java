/// The Jobs page: what runs, what ran, what it said, and what the machine gives for it.
package io.driftglass.ui.jobs;
