/**
 * The events that Roomcast knows itself: what happens to projects, agents, workflows, pull requests
 * and issues, and what the AI has to say.
 *
 * <p>The components of a record are the payload, in snake_case: {@code projectId} is sent as
 * {@code project_id}. Enums are sent as lower-case words ({@code in_progress}), instants as
 * RFC 3339 text. A component that is documented as null when it does not apply is left out then;
 * every other component is required. A record accepts anything, so that validation can name each
 * wrong field; {@link dev.roomcast.api.RoomEvent#rooms()} is to be asked of valid events only.
 */
package dev.roomcast.api.event;
