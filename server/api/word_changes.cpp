// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/word_changes.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace onrecord::server::api {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view blanks = " \t\r\n";

std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    while (true) {
        const auto begin = text.find_first_not_of(blanks);
        const auto gap = text.substr(0, begin);
        if (begin == std::string_view::npos) return words;
        if (gap.find("\n\n") != std::string_view::npos && !words.empty()) words.emplace_back("¶");
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_of(blanks), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

std::string joined(Words words) {
    std::string text;
    for (const auto word : words)
        text += (text.empty() ? "" : " ") + std::string{word};
    return text;
}

/// Takes words one by one and joins neighbours of one kind into pieces.
class Pieces {
public:
    void same(Words words) {
        if (words.empty()) return;
        flush();
        if (!all_.empty() && all_.back().is_same) {
            all_.back().before += ' ' + joined(words);
        } else {
            all_.push_back({true, joined(words), {}});
        }
    }
    void changed(Words before, Words after) {
        before_.insert(before_.end(), before.begin(), before.end());
        after_.insert(after_.end(), after.begin(), after.end());
    }
    std::vector<WordChange> take() {
        flush();
        return std::move(all_);
    }

private:
    void flush() {
        if (!before_.empty() || !after_.empty()) {
            all_.push_back({false, joined(before_), joined(after_)});
        }
        before_.clear();
        after_.clear();
    }

    std::vector<WordChange> all_;
    std::vector<std::string_view> before_;
    std::vector<std::string_view> after_;
};

/// Lengths of the longest common subsequences of all the rests.
class CommonRests {
public:
    CommonRests(Words one, Words other) : width_{other.size() + 1} {
        lengths_.resize((one.size() + 1) * width_);
        for (std::size_t i = one.size(); i-- > 0;) {
            for (std::size_t j = other.size(); j-- > 0;) {
                lengths_[i * width_ + j] = one[i] == other[j]
                                               ? at(i + 1, j + 1) + 1
                                               : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    std::uint32_t at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

private:
    std::size_t width_;
    std::vector<std::uint32_t> lengths_;
};

void walk(Words one, Words other, Pieces& pieces) {
    if (one.size() * other.size() > most_compared_cells) return pieces.changed(one, other);
    const CommonRests rests{one, other};
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < one.size() && j < other.size()) {
        if (one[i] == other[j]) {
            pieces.same(one.subspan(i, 1));
            ++i;
            ++j;
        } else if (rests.at(i + 1, j) >= rests.at(i, j + 1)) {
            pieces.changed(one.subspan(i++, 1), {});
        } else {
            pieces.changed({}, other.subspan(j++, 1));
        }
    }
    pieces.changed(one.subspan(i), other.subspan(j));
}

}  // namespace

std::string_view WordChange::kind() const {
    if (is_same) return "same";
    if (after.empty()) return "dropped";
    return before.empty() ? "added" : "changed";
}

std::vector<WordChange> word_changes(std::string_view before, std::string_view after) {
    const auto first = words_in(before);
    const auto second = words_in(after);
    Words one{first};
    Words other{second};
    const auto [differs, there] = std::ranges::mismatch(one, other);
    const auto start = static_cast<std::size_t>(differs - one.begin());
    Pieces pieces;
    pieces.same(one.first(start));
    one = one.subspan(start);
    other = other.subspan(start);
    std::size_t end = 0;
    while (end < std::min(one.size(), other.size()) &&
           one[one.size() - 1 - end] == other[other.size() - 1 - end])
        ++end;
    walk(one.first(one.size() - end), other.first(other.size() - end), pieces);
    pieces.same(one.last(end));
    return pieces.take();
}

}  // namespace onrecord::server::api
