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

/// Counts the values of Facets: within a Shard by its own ordinals, from rows where all count the
/// same documents, else from the columns; then added up over the Shards. Exact.
class FacetCounter {
public:
    FacetCounter(const FacetDictionary& dictionary, const std::vector<schema::FieldId>& facets);

    void begin_shard(const schema::FacetColumns& columns, const schema::FacetRows& rows);
    void count(const Window& window, const Bits& matched, const Selection& selection);

    /// Whether all that is counted in this Shard stands in its rows, so that stored counts will do
    /// where no Selection tests anything. The three below are then to be called instead of count().
    bool is_all_in_rows() const;
    void add(const schema::StoredCounts& stored);
    void add(const Window& window, const Bits& documents);
    /// Takes back what was added of them once.
    void take(const Window& window, const Bits& documents);

    /// Takes one Facet's counts in this Shard from the stored ones; count() then counts the others.
    void know(schema::FieldId field, const schema::StoredCounts& stored);

    void end_shard(std::size_t shard);

    /// The commonest `most` values of each Facet, and every selected one that any document has
    /// or that was asked for.
    std::vector<FacetCounts> list(const std::vector<Condition>& conditions,
                                  std::uint32_t most) const;

private:
    struct Facet {
        schema::FieldId field;
        const schema::FacetColumn* column;
        std::vector<std::uint32_t> in_shard;        ///< By ordinal.
        std::vector<std::uint64_t> counts;          ///< By ValueId.
        std::optional<std::uint32_t> first_number;  ///< In the Shard's rows.
        bool is_known = false;                      ///< Counted already, in `in_shard`.
    };
    static void count_in_column(Facet& facet,
                                const Window& window,
                                const Bits& documents,
                                std::uint32_t one);
    /// Adds `one`, which is 1, or -1 as the numbers wrap around.
    void count_in_rows(const Window& window, const Bits& documents, std::uint32_t one);
    FacetCounts list(const Facet& facet,
                     const std::vector<Condition>& conditions,
                     std::uint32_t most) const;

    const FacetDictionary* dictionary_;
    std::vector<Facet> facets_;
    const schema::FacetRows* rows_ = nullptr;
    std::vector<std::uint32_t> in_rows_;  ///< By the rows' numbers.
};

/// What people call a value: the country's or topic's name, else the value.
std::string label_of(schema::FieldId field, const std::string& value);

}  // namespace onrecord::searcher
