/**
 * Orders of communities (社区发令) and how the departments they call have come (部门报到): the file of each
 * order, a clock book for each department called, and the whole course in one document.
 */
package dev.beacon.orders;
