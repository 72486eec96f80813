// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_rows.hpp"
#include "schema/posting_column.hpp"
#include "searcher/facets/facet_dictionary.hpp"
#include "searcher/facets/selection.hpp"
#include "searcher/result_page.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::searcher {

/// Counts Facet values exactly. Within a Shard it counts by the Shard's ordinals: from the rows
/// (schema/facet_rows.hpp) if all Facets count the same documents, otherwise from the columns. The
/// counts of the Shards are then added.
class FacetCounter {
public:
    FacetCounter(const FacetDictionary& dictionary, const std::vector<schema::FieldId>& facets);

    void begin_shard(const schema::FacetColumns& columns, const schema::FacetRows& rows);
    void count(const Window& window, const Bits& matched, const Selection& selection);

    /// Whether all counted Facets are in this Shard's rows. Then, without a Selection, stored
    /// counts can be used: call the three functions below instead of count().
    bool is_all_in_rows() const;
    void add(const schema::StoredCounts& stored);
    void add(const Window& window, const Bits& documents);
    /// Subtracts documents that were added before.
    void take(const Window& window, const Bits& documents);

    /// Uses stored counts for one Facet in this Shard; count() then counts the others only.
    void know(schema::FieldId field, const schema::StoredCounts& stored);
    /// Whether count() needs only the documents that pass all Conditions.
    bool is_of_passing(const Selection& selection) const;

    void end_shard(std::size_t shard);

    /// The `most` most frequent values of each Facet, plus every selected value that any document
    /// has or that was explicitly requested.
    std::vector<FacetCounts> list(const std::vector<Condition>& conditions,
                                  std::uint32_t most) const;

private:
    struct Facet {
        schema::FieldId field;
        const schema::FacetColumn* column;
        std::vector<std::uint32_t> in_shard;        ///< By ordinal.
        std::vector<std::uint64_t> counts;          ///< By ValueId.
        std::optional<std::uint32_t> first_number;  ///< In the Shard's rows.
        /// By the rows' numbers, where choices among its values count other documents for it.
        std::vector<std::uint32_t> own_rows;
        bool is_known = false;  ///< Counted already, in `in_shard`.
    };
    static void count_in_column(Facet& facet,
                                const Window& window,
                                const Bits& documents,
                                std::uint32_t one);
    /// Adds `one`, which is 1 or -1 (the unsigned counters wrap around). Returns the documents
    /// whose values have no room in a row.
    Bits count_in_rows(const Window& window,
                       const Bits& documents,
                       std::uint32_t one,
                       std::vector<std::uint32_t>& numbers) const;
    /// The same for all Facets that stand in rows and have no rows of their own.
    void count_together(const Window& window, const Bits& documents, std::uint32_t one);
    FacetCounts list(const Facet& facet,
                     const std::vector<Condition>& conditions,
                     std::uint32_t most) const;

    const FacetDictionary* dictionary_;
    std::vector<Facet> facets_;
    const schema::FacetRows* rows_ = nullptr;
    std::vector<std::uint32_t> in_rows_;  ///< By the rows' numbers.
};

/// The label for display: the name of a country or topic, otherwise the value.
std::string label_of(schema::FieldId field, const std::string& value);

}  // namespace onrecord::searcher
