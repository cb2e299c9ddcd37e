/** What the stages that alert have in common: an alert on its way out. */
package dev.beacon.alerts;
