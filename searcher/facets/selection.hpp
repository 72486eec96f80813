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

// Values chosen of Facets. A document that fails the choices of one Facet only still counts for
// that Facet, so that choosing one value does not hide the counts of the others.
namespace onrecord::searcher {

/// A document has one of `values` (rising). Several Conditions on one Field must all hold. Of
/// values that are the same when folded there are all or none, for they share a posting list.
struct Condition {
    schema::FieldId field = schema::FieldId::Country;
    std::vector<ValueId> values;
};

/// Which documents of a window pass, for one Shard: read from the posting lists of what is chosen,
/// where those are few, else from the column, document by document. Windows rise.
class Selection {
public:
    /// `shard` is the Shard with the number `index`; it and the dictionary outlive this.
    Selection(const std::vector<Condition>& conditions,
              const FacetDictionary& dictionary,
              const schema::OpenShard& shard,
              std::size_t index);

    /// Whether there are Conditions on a Field.
    bool tests(schema::FieldId field) const;
    /// Works out which of `matched` pass each Field's Conditions.
    void test(const Window& window, const Bits& matched);
    /// Those that pass all Conditions.
    Bits passing(const Bits& matched) const;
    /// Those that pass all but the ones on `field`.
    Bits passing_but(const Bits& matched, schema::FieldId field) const;

private:
    struct Test {
        schema::FieldId field;
        const schema::FacetColumn* column;  ///< None: the lists decide.
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
