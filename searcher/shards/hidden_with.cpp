// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/shards/hidden_with.hpp"

#include "schema/document.hpp"
#include "searcher/postings/list_cursor.hpp"

#include <array>

namespace onrecord::searcher {

HiddenWith hidden_with(const ShardHandle& shard, const std::string& term) {
    HiddenWith hidden;
    if (shard.prepared->hidden.empty()) return hidden;
    const schema::PostingColumn& postings = shard.shard->postings;
    ListCursor both{postings.find(term)};
    // Only of a stem it finds something: other terms have prefixes.
    ListCursor titles{postings.find(schema::word_term(schema::FieldId::Title, term))};
    for (std::size_t number = 0; number < shard.prepared->hidden.size(); ++number) {
        const Bits& asked = shard.prepared->hidden[number];
        if (asked.is_empty()) continue;
        const Window window{static_cast<schema::DocId>(number * window_documents + 1)};
        Bits found;
        Bits in_title;
        both.find(window, asked, found);
        titles.find(window, asked, in_title);
        if ((found &= asked).is_empty() && (in_title &= asked).is_empty()) continue;
        std::array<std::uint32_t, window_documents> all{};
        std::array<std::uint32_t, window_documents> of_titles{};
        both.add_counts(window, found &= asked, all);
        titles.add_counts(window, in_title &= asked, of_titles);
        found.for_each([&](std::uint32_t at) { hidden.bodies += all[at] > of_titles[at] ? 1 : 0; });
        hidden.all += found.count();
        hidden.titles += in_title.count();
    }
    return hidden;
}

}  // namespace onrecord::searcher
