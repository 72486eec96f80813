// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/entry_lookup.hpp"

#include "schema/document.hpp"
#include "searcher/matching/postings.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;

std::vector<Location> locations(const std::vector<ShardHandle>& shards, const std::string& term) {
    std::vector<Location> found;
    for (const ShardHandle& shard : shards) {
        PostingUnion list;
        list.add(shard, term);
        for (schema::DocId at = list.next(1); at != no_document; at = list.next(at + 1)) {
            if (shard.shard->is_shown(at)) found.push_back({shard.index, at});
        }
    }
    if (!shards.empty() && shards.back().shard->overlay.is_between()) {
        std::ranges::sort(found, {}, [&](const Location& at) {
            return shards[at.shard].shard->place(at.document);
        });
    }
    return found;
}

bool is_current(const std::vector<ShardHandle>& shards, const Location& at) {
    return shards[at.shard].shard->is_current(at.document);
}

AnnotatedEntry read(std::vector<ShardHandle>& shards, const Location& at) {
    return shards[at.shard].read(at.document);
}

/// The Liveblog's current documents, newest first. Terms are folded; other Liveblogs with the
/// same folded name are kept out by the column.
std::vector<Location> liveblog(const std::vector<ShardHandle>& shards, const std::string& name) {
    std::vector<Location> all = locations(shards, schema::boolean_term(FieldId::Liveblog, name));
    std::erase_if(all, [&](const Location& at) {
        const schema::FacetColumns& facets = shards[at.shard].shard->facets;
        const schema::FacetColumn& column = facets.facet(FieldId::Liveblog);
        const auto ordinals = column.ordinals(at.document);
        return !facets.is_current(at.document) || ordinals.empty() ||
               column.value(ordinals.front()) != name;
    });
    return all;
}

void add_neighbours(std::vector<ShardHandle>& shards, const Location& at, EntryView& view) {
    const std::vector<Location> all = liveblog(shards, view.entry.entry.liveblog);
    const auto here = std::ranges::find(all, at);
    if (here == all.end()) return;
    if (here != all.begin()) view.next = read(shards, *std::prev(here));
    if (std::next(here) != all.end()) view.previous = read(shards, *std::next(here));
}

}  // namespace

bool is_any_shown(const ShardHandle& shard, const std::string& term) {
    if (shard.shard->overlay.hidden.empty()) return shard.database.term_exists(term);
    const auto end = shard.database.postlist_end(term);
    return std::any_of(shard.database.postlist_begin(term), end, [&](Xapian::docid document) {
        return shard.shard->is_shown(document);
    });
}

std::optional<Location> find_current(const std::vector<ShardHandle>& shards, std::string_view id) {
    for (const Location& at : locations(shards, schema::boolean_term(FieldId::Id, id))) {
        if (is_current(shards, at)) return at;
    }
    return std::nullopt;
}

std::vector<std::string> ids_beginning(const std::vector<ShardHandle>& shards,
                                       std::string_view beginning,
                                       std::size_t most) {
    const std::string all = schema::boolean_term(FieldId::Id, "");
    const std::string wanted = schema::boolean_term(FieldId::Id, beginning);
    std::set<std::string> ids;
    for (const ShardHandle& shard : shards) {
        std::size_t taken = 0;
        const auto end = shard.database.allterms_end(wanted);
        for (auto at = shard.database.allterms_begin(wanted); at != end && taken < most; ++at) {
            if (!is_any_shown(shard, *at)) continue;
            ids.insert((*at).substr(all.size()));
            ++taken;
        }
    }
    std::vector<std::string> first(ids.begin(), ids.end());
    if (first.size() > most) first.resize(most);
    return first;
}

std::vector<AnnotatedEntry> wordings_of(std::vector<ShardHandle>& shards, std::string_view id) {
    std::vector<AnnotatedEntry> wordings;
    for (const Location& at : locations(shards, schema::boolean_term(FieldId::Id, id))) {
        wordings.push_back(read(shards, at));
    }
    std::ranges::sort(wordings, {}, [](const AnnotatedEntry& one) { return one.revision.number; });
    return wordings;
}

EntryView view_of(std::vector<ShardHandle>& shards, const Location& current) {
    EntryView view;
    view.entry = read(shards, current);
    const std::string id = schema::boolean_term(FieldId::Id, view.entry.entry.id);
    for (const Location& at : locations(shards, id)) {
        if (at != current) view.revisions.push_back(read(shards, at));
    }
    std::ranges::sort(view.revisions, std::greater{}, [](const AnnotatedEntry& one) {
        return one.revision.number;
    });
    add_neighbours(shards, current, view);
    return view;
}

}  // namespace onrecord::searcher
