/** The settings: what there is, how it is read, and what is said when it is wrong. */
package dev.roomcast.config;
