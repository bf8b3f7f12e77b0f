/**
 * Real nodes with a real Redis, under load, and what may happen to them: nothing is lost, nothing
 * comes twice, and every gap is announced.
 */
package dev.roomcast.tests.faults;
