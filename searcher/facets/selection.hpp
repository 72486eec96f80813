// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"
#include "schema/generation.hpp"
#include "searcher/facets/facet_dictionary.hpp"
#include "searcher/postings/list_cursor.hpp"
#include "searcher/postings/window.hpp"

#include <cstddef>
#include <memory>
#include <vector>

// Selected Facet values. A document that fails only the selection of one Facet is still counted for
// that Facet, so that selecting a value does not hide the counts of the others (multi-select
// faceting).
namespace onrecord::searcher {

/// A document must have one of `values` (ascending). Several Conditions on one Field must all hold.
/// Values that are equal when folded share a posting list, so either all of them are in `values` or
/// none.
struct Condition {
    schema::FieldId field = schema::FieldId::Country;
    std::vector<ValueId> values;
};

/// Tests the documents of a window in one Shard: by the posting lists of the selected values if
/// those are few, otherwise by the column, document by document. Windows must be ascending.
class Selection {
public:
    /// `shard` is Shard number `index`; it and the dictionary must outlive this object.
    Selection(const std::vector<Condition>& conditions,
              const FacetDictionary& dictionary,
              const schema::OpenShard& shard,
              std::size_t index);

    /// Whether there is a Condition on the Field.
    bool tests(schema::FieldId field) const;
    /// Whether there are Conditions and all are read from posting lists: a whole window can then be
    /// tested at little cost.
    bool is_by_lists() const;
    /// Determines which of `matched` pass each Field's Conditions.
    void test(const Window& window, const Bits& matched);
    /// Those that pass all Conditions.
    Bits passing(const Bits& matched) const;
    /// Those that pass all but the ones on `field`.
    Bits passing_but(const Bits& matched, schema::FieldId field) const;

private:
    struct Test {
        schema::FieldId field;
        const schema::FacetColumn* column;  ///< Null: the lists decide.
        std::vector<bool> is_wanted;        ///< By ordinal, for the column.
        std::vector<std::unique_ptr<ListCursor>> lists;
        Bits passed;
    };
    static Test make_test(const Condition& condition,
                          const FacetValues& values,
                          const schema::OpenShard& shard,
                          std::size_t index);
    std::vector<Test> tests_;
};

}  // namespace onrecord::searcher
