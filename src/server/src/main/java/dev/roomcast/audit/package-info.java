/** Who did what to clients, when and from where. */
package dev.roomcast.audit;
