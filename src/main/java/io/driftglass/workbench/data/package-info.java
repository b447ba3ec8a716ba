/// Datasets and the documents kept with them: imported, cleaned, versioned, written out.
package io.driftglass.workbench.data;
