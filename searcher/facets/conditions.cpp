// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets/conditions.hpp"

#include "searcher/facets/value_matching.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::FieldId;

class Parter {
public:
    Parter(const SearchOptions& options,
           const FacetDictionary& dictionary,
           std::span<const schema::SpeakerAlias> aliases)
        : options_{options},
          dictionary_{dictionary},
          aliases_{aliases} {}

    PartedQuery part(const Query& query) {
        if (query.kind == QueryKind::And) {
            for (const Query& child : query.children) {
                add(child);
            }
        } else {
            add(query);
        }
        for (const FacetSelection& selection : options_.selections) {
            add(selection);
        }
        if (rest_.size() == 1) {
            parted_.rest = std::move(rest_.front());
        } else if (!rest_.empty()) {
            parted_.rest.kind = QueryKind::And;
            parted_.rest.children = std::move(rest_);
        }
        return std::move(parted_);
    }

private:
    bool is_counted(FieldId field) const {
        return schema::field(field).is_facet &&
               std::ranges::find(options_.facets, field) != options_.facets.end();
    }

    std::vector<ValueId> values(FieldId field, const std::string& typed, Reading reading) const {
        return matching_values(dictionary_, aliases_, field, typed, reading);
    }

    void add(const Query& query) {
        if (query.kind == QueryKind::Value && is_counted(query.field)) {
            std::vector<ValueId> found = values(query.field, query.value, Reading::Query);
            // Without a column value it may still be a narrow topic, which is a term.
            if (!found.empty()) {
                parted_.conditions.push_back({query.field, std::move(found)});
                return;
            }
        }
        rest_.push_back(query);
    }

    void add(const FacetSelection& selection) {
        if (!schema::field(selection.field).is_facet || selection.values.empty()) return;
        Condition condition{selection.field, {}};
        for (const std::string& value : selection.values) {
            const std::vector<ValueId> found = values(selection.field, value, Reading::Choice);
            condition.values.insert(condition.values.end(), found.begin(), found.end());
        }
        std::ranges::sort(condition.values);
        condition.values.erase(std::unique(condition.values.begin(), condition.values.end()),
                               condition.values.end());
        parted_.conditions.push_back(std::move(condition));
    }

    const SearchOptions& options_;
    const FacetDictionary& dictionary_;
    std::span<const schema::SpeakerAlias> aliases_;
    PartedQuery parted_;
    std::vector<Query> rest_;
};

}  // namespace

PartedQuery part_query(const Query& query,
                       const SearchOptions& options,
                       const FacetDictionary& dictionary,
                       std::span<const schema::SpeakerAlias> aliases) {
    return Parter{options, dictionary, aliases}.part(query);
}

std::string to_string(const std::vector<Condition>& conditions, const FacetDictionary& dictionary) {
    std::string text;
    for (const Condition& condition : conditions) {
        text += "  " + std::string{schema::field(condition.field).name} + ':';
        for (const ValueId value : condition.values) {
            text += " '" + dictionary.facet(condition.field).values[value] + '\'';
        }
        text += '\n';
    }
    return text;
}

}  // namespace onrecord::searcher
