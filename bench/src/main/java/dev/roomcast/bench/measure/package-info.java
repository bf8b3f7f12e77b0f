/** What is measured, and how long. */
package dev.roomcast.bench.measure;
