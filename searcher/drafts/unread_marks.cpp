// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/drafts/unread_marks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace onrecord::searcher::drafts {
namespace {

struct MarkPair {
    std::string_view open;
    std::string_view close;
};

constexpr MarkPair pairs[] = {{"“", "”"},
                              {"„", "“"},
                              {"«", "»"},
                              {"\"", "\""},
                              {"``", "''"},
                              {"''", "''"},
                              {"”", "”"},
                              {"„", "”"},
                              {"``", "\""},
                              {"「", "」"},
                              {"『", "』"}};

/// `5'10"` and `6"` are inches.
bool is_measure(std::string_view text, std::size_t at) {
    return text[at] == '"' && at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
}

/// Pairs of marks in one paragraph.
class PairFinder {
public:
    PairFinder(std::string_view text, std::vector<schema::Span>& found)
        : text_{text},
          found_{found} {}

    void find(std::size_t begin, std::size_t end) {
        is_spent_ = {};
        const std::string_view part = text_.substr(0, end);
        for (std::size_t at = begin; at < end;) {
            at = pass(part, at);
        }
    }

private:
    std::size_t pass(std::string_view part, std::size_t at) {
        const std::size_t pair = opened_at(part, at);
        if (pair == std::size(pairs)) return at + 1;
        const std::size_t first = at + pairs[pair].open.size();
        const std::size_t close = part.find(pairs[pair].close, first);
        // Looking again for each mark without a partner would be square in the text.
        is_spent_[pair] = close == std::string_view::npos;
        if (is_spent_[pair]) return first;
        found_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(close)});
        return close + pairs[pair].close.size();
    }

    std::size_t opened_at(std::string_view part, std::size_t at) const {
        if (is_measure(part, at)) return std::size(pairs);
        for (std::size_t pair = 0; pair < std::size(pairs); ++pair) {
            if (!is_spent_[pair] && part.substr(at).starts_with(pairs[pair].open)) return pair;
        }
        return std::size(pairs);
    }

    std::string_view text_;
    std::vector<schema::Span>& found_;
    std::array<bool, std::size(pairs)> is_spent_{};
};

/// Without the mark that ends there.
std::size_t before_mark(std::string_view text, std::size_t at) {
    for (const MarkPair& pair : pairs) {
        for (const std::string_view mark : {pair.open, pair.close}) {
            if (text.substr(0, at).ends_with(mark)) return at - mark.size();
        }
    }
    return at;
}

/// Behind the mark that begins there.
std::size_t behind_mark(std::string_view text, std::size_t at) {
    for (const MarkPair& pair : pairs) {
        for (const std::string_view mark : {pair.open, pair.close}) {
            if (text.substr(at).starts_with(mark)) return at + mark.size();
        }
    }
    return at;
}

}  // namespace

std::vector<schema::Span> unread_marks(std::string_view text, std::span<const schema::Span> read) {
    std::vector<schema::Span> found;
    PairFinder finder{text, found};
    std::size_t next = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        std::size_t at = begin;
        for (; next < read.size() && read[next].begin < end; ++next) {
            finder.find(at, std::clamp(before_mark(text, read[next].begin), at, end));
            // One that runs over paragraphs is met again in the next.
            at = std::clamp(behind_mark(text, read[next].end), at, end);
            if (read[next].end > end) break;
        }
        finder.find(at, end);
        begin = end + 2;
    }
    return found;
}

}  // namespace onrecord::searcher::drafts
