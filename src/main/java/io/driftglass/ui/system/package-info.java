/// The System page: what the doctor found, where things lie, what the program runs on.
package io.driftglass.ui.system;
