// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/merging.hpp"

#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

constexpr std::size_t letters_compared = 48;
constexpr std::size_t fewest_letters = 24;
// Shorter ones may come twice by themselves (`Good morning.`).
constexpr std::size_t shortest_double = 200;

/// The first letters of a text, without what house styles and escapes change.
std::string first_letters(std::string_view text) {
    std::string letters;
    for (const char byte : text) {
        const bool is_small = byte >= 'a' && byte <= 'z';
        const bool is_capital = byte >= 'A' && byte <= 'Z';
        const bool is_digit = byte >= '0' && byte <= '9';
        if (is_capital) letters += static_cast<char>(byte - 'A' + 'a');
        if (is_small || is_digit) letters += byte;
        // Of other scripts the trailing bytes tell letters apart well enough.
        if (static_cast<unsigned char>(byte) >= 0x80 && (static_cast<unsigned char>(byte) < 0xC0)) {
            const bool may_be_mark = letters.empty();
            if (!may_be_mark) letters += byte;
        }
        if (letters.size() >= letters_compared) break;
    }
    return letters;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return byte != ' ' && byte != '\n'; }));
}

/// Finds blocks by a key that only one of them has.
class Finder {
public:
    void add(const std::string& key, std::size_t block) {
        if (key.empty()) return;
        const auto [found, is_new] = blocks_.try_emplace(key, block);
        if (!is_new && found->second != block) found->second = ambiguous;
    }

    std::optional<std::size_t> find(const std::string& key) const {
        const auto found = blocks_.find(key);
        if (found == blocks_.end() || found->second == ambiguous) return std::nullopt;
        return found->second;
    }

private:
    static constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);
    std::unordered_map<std::string, std::size_t> blocks_;
};

class Merging {
public:
    Merging(std::vector<Draft>&& data, std::vector<BlockDraft>&& blocks)
        : data_{std::move(data)},
          blocks_{std::move(blocks)},
          is_taken_(blocks_.size()) {}

    std::vector<Draft> merge() {
        drop_doubles();
        index_blocks();
        const auto untaken = static_cast<std::size_t>(std::ranges::count(is_taken_, false));
        std::size_t matched = 0;
        for (Draft& draft : data_) {
            const auto block = find_block(draft);
            if (!block || is_taken_[*block]) continue;
            is_taken_[*block] = true;
            ++matched;
            merge(draft, blocks_[*block].draft);
        }
        if (!data_.empty() && 2 * matched < data_.size() && 3 * matched < untaken) {
            counts_.left_out = untaken - matched;
            return std::move(data_);
        }
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            if (!is_taken_[at]) data_.push_back(std::move(blocks_[at].draft));
        }
        return std::move(data_);
    }

    const MergeCounts& counts() const { return counts_; }

private:
    /// A block that is pinned stands twice; the one whose time is older stands in its place.
    void drop_doubles() {
        std::unordered_map<std::string, std::size_t> seen;
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            const Draft& draft = blocks_[at].draft;
            if (draft.text.text.empty() && draft.title.empty()) {
                is_taken_[at] = true;
                continue;
            }
            if (!draft.id.empty()) drop_double_id(seen, at);
            const std::string words = draft.title + '\n' + draft.text.text;
            if (words.size() >= shortest_double) drop_double(seen, words, at);
        }
    }

    /// Two blocks of one id are one entry where their words agree; else it is no id.
    void drop_double_id(std::unordered_map<std::string, std::size_t>& seen, std::size_t at) {
        const auto found = seen.find("id " + blocks_[at].draft.id);
        if (found == seen.end()) {
            seen.emplace("id " + blocks_[at].draft.id, at);
            return;
        }
        Draft& other = blocks_[found->second].draft;
        if (shares_words(blocks_[at].draft, other)) {
            return drop_double(seen, found->first, at);
        }
        other.id.clear();
        other.keys.clear();
        blocks_[at].draft.id.clear();
        blocks_[at].draft.keys.clear();
    }

    void drop_double(std::unordered_map<std::string, std::size_t>& seen,
                     const std::string& key,
                     std::size_t at) {
        const auto [found, is_new] = seen.try_emplace(key, at);
        if (is_new || is_taken_[at] || found->second == at) return;
        const schema::KnownTime& before = blocks_[found->second].draft.published;
        const schema::KnownTime& now = blocks_[at].draft.published;
        const bool keeps_first = before.is_known() && (!now.is_known() || before.at < now.at);
        is_taken_[keeps_first ? at : found->second] = true;
        ++counts_.doubled;
        if (!keeps_first) found->second = at;
    }

    void index_blocks() {
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            if (is_taken_[at]) continue;
            const Draft& draft = blocks_[at].draft;
            for (const std::string& key : draft.keys) {
                by_key_.add(key, at);
            }
            const std::string body = first_letters(draft.text.text);
            if (body.size() >= fewest_letters) by_words_.add(body, at);
            const std::string title = first_letters(draft.title);
            if (title.size() >= fewest_letters) by_title_.add(title, at);
            if (draft.published.trust == schema::TimeTrust::A) {
                by_time_.add(std::to_string(draft.published.at.milliseconds), at);
            }
        }
    }

    std::optional<std::size_t> find_block(const Draft& draft) const {
        for (const std::string& key : draft.keys) {
            if (const auto found = by_key_.find(key)) return found;
        }
        const std::string body = first_letters(draft.text.text);
        if (body.size() >= fewest_letters) {
            if (const auto found = by_words_.find(body)) return found;
        }
        const std::string title = first_letters(draft.title);
        if (title.size() >= fewest_letters) {
            if (const auto found = by_title_.find(title)) return found;
        }
        const auto found = by_time_.find(std::to_string(draft.published.at.milliseconds));
        if (!found || draft.published.trust != schema::TimeTrust::A) return std::nullopt;
        return shares_words(draft, blocks_[*found].draft) ? found : std::nullopt;
    }

    static bool shares_words(const Draft& one, const Draft& other) {
        constexpr std::size_t fewest_shared = 12;
        const std::string first = first_letters(one.text.text);
        const std::string second = first_letters(other.text.text);
        const std::size_t least = std::min({first.size(), second.size(), fewest_shared});
        const bool same_title = !one.title.empty() && one.title == other.title;
        return same_title || (least > 0 && first.substr(0, least) == second.substr(0, least));
    }

    static void merge(Draft& draft, Draft& block) {
        draft.is_of_markup = true;
        draft.offset_bytes = block.offset_bytes;
        if (!block.title.empty()) draft.title = std::move(block.title);
        if (!block.bylines.empty()) {
            draft.bylines = std::move(block.bylines);
        } else {
            set_byline_aside(draft, block.text);
        }
        take_words(draft, block);
        if (draft.url.empty()) draft.url = std::move(block.url);
        const bool has_own_time = block.published.trust == schema::TimeTrust::A;
        if (has_own_time || !draft.published.is_known()) draft.published = block.published;
        const bool has_own_change = block.modified.trust == schema::TimeTrust::A;
        if (has_own_change || !draft.modified.is_known()) draft.modified = block.modified;
        // The page's own time of change is none of the entry's.
        if (has_own_time && !has_own_change && draft.modified.is_known() &&
            draft.modified.at < draft.published.at) {
            draft.modified = {};
        }
    }

    /// A first paragraph that is the data's author, and hardly more (`文/`, `記者 `), is the
    /// byline, in whatever script names are written.
    static void set_byline_aside(const Draft& data, html::Text& text) {
        constexpr std::size_t most_before = 12;
        const std::size_t end = text.text.find("\n\n");
        if (end == std::string::npos) return;
        const std::string first = text.text.substr(0, end);
        const bool is_byline = std::ranges::any_of(data.bylines, [&](const std::string& name) {
            return !name.empty() && first.ends_with(name) &&
                   first.size() <= name.size() + most_before;
        });
        if (!is_byline) return;
        html::cut_front(text, end + 2);
        text.boilerplate.push_back({schema::BoilerplateKind::Other, first, 0});
    }

    /// The markup's words, unless the page shows only the beginning of them.
    static void take_words(Draft& draft, Draft& block) {
        const std::size_t shown = letters_in(block.text.text);
        const std::size_t told = letters_in(draft.text.text);
        const bool is_preview = told > shown + shown / 3 + fewest_letters;
        if (shown == 0 || is_preview) {
            std::ranges::move(block.text.boilerplate, std::back_inserter(draft.text.boilerplate));
            for (auto& piece : draft.text.boilerplate) {
                piece.body_offset =
                    std::min(piece.body_offset, static_cast<std::uint32_t>(draft.text.text.size()));
            }
            return;
        }
        draft.text = std::move(block.text);
        draft.body_characters = 0;
    }

    std::vector<Draft> data_;
    std::vector<BlockDraft> blocks_;
    std::vector<bool> is_taken_;
    MergeCounts counts_;
    Finder by_key_;
    Finder by_words_;
    Finder by_title_;
    Finder by_time_;
};

}  // namespace

std::vector<Draft> merge(std::vector<Draft>&& data,
                         std::vector<BlockDraft>&& blocks,
                         MergeCounts& counts) {
    Merging merging{std::move(data), std::move(blocks)};
    std::vector<Draft> merged = merging.merge();
    counts = merging.counts();
    return merged;
}

}  // namespace onrecord::corpus::formats::page
