package dev.roomcast.webapp.admin.login;

import java.io.Serializable;
import java.net.URI;

/** Where a session's browser goes when somebody signs out, to be signed out there too. */
public record WayOut(URI uri) implements Serializable {}
