package dev.roomcast.web.rest;

/**
 * What is wrong with one field of one event of a request.
 *
 * @param event its place in the request, from 0
 * @param field as it is named on the wire
 * @param message what it must be, to be read after the field
 */
public record Violation(int event, String field, String message) {}
