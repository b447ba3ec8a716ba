/// What every run needs: the methods it can name, the record it leaves, and a second attempt where
/// the disk fails.
package io.driftglass.workbench.run;
