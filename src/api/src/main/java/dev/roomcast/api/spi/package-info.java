/**
 * Between this API and what carries its events to clients; an application has no need of it, except
 * for {@link dev.roomcast.api.spi.FiredEvents} in its own tests.
 */
package dev.roomcast.api.spi;
