/** The risk models, as the command line shows and publishes them. */
package dev.beacon.local.models;
