/** The REST API under {@code /api/v1}. */
package dev.roomcast.web.rest;
