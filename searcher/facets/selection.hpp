// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"
#include "searcher/facets/facet_dictionary.hpp"
#include "searcher/postings/window.hpp"

#include <optional>
#include <vector>

// Values chosen of Facets. A document that fails the choices of one Facet only still counts for
// that Facet, so that choosing one value does not hide the counts of the others.
namespace onrecord::searcher {

/// A document has one of `values` (rising). Several Conditions on one Field must all hold.
struct Condition {
    schema::FieldId field = schema::FieldId::Country;
    std::vector<ValueId> values;
};

/// Which documents of a window pass, for one Shard.
class Selection {
public:
    Selection(const std::vector<Condition>& conditions,
              const FacetDictionary& dictionary,
              const schema::FacetColumns& columns,
              std::size_t shard);

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
        const schema::FacetColumn* column;
        std::vector<bool> is_wanted;  ///< By ordinal.
        Bits passed;
    };
    std::vector<Test> tests_;
};

}  // namespace onrecord::searcher
