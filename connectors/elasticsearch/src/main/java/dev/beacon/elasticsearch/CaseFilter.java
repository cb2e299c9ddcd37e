package dev.beacon.elasticsearch;

import dev.beacon.contract.Grade;
import java.util.Set;

/**
 * Which cases somebody asks for. What does not restrict is null.
 *
 * @param cells H3 indices, resolution 9
 * @param community code
 * @param street code of the sub-district
 * @param subject key of the subject
 * @param caseIds these alone
 * @param grades these alone
 * @param category as the contract writes it
 * @param department answerable
 * @param open true: those that were reported and are not settled; false: the others
 * @param size at most so many
 */
public record CaseFilter(
    Set<String> cells,
    String community,
    String street,
    String subject,
    Set<String> caseIds,
    Set<Grade> grades,
    String category,
    String department,
    Boolean open,
    int size) {}
