// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/reading_account.hpp"

#include <algorithm>

namespace onrecord::corpus {
namespace {

// One paragraph is all that so short an entry has.
constexpr std::size_t longest_paragraph = 900;

}  // namespace

void ReadingAccount::add(const schema::Entry& entry) {
    ++entries;
    const bool has_own_time = entry.published.trust == schema::TimeTrust::A &&
                              entry.published.doubt == schema::TimeDoubt::None;
    const bool is_parted = entry.text.find('\n') != std::string::npos;
    with_own_time += has_own_time ? 1 : 0;
    with_title += entry.title.empty() ? 0 : 1;
    with_byline += entry.bylines.empty() ? 0 : 1;
    with_paragraphs += is_parted || entry.text.size() <= longest_paragraph ? 1 : 0;
    set_aside += entry.boilerplate.size();
    if (entry.lang.empty()) doubt(Doubt::UnknownLanguage);
    if (entry.published.doubt != schema::TimeDoubt::None) {
        ++doubted_times.at(static_cast<std::size_t>(entry.published.doubt));
    }
}

void ReadingAccount::add(const ReadingAccount& other) {
    const auto sum = [](auto& into, const auto& from) {
        std::ranges::transform(into, from, into.begin(), std::plus<>{});
    };
    entries += other.entries;
    with_own_time += other.with_own_time;
    with_title += other.with_title;
    with_byline += other.with_byline;
    with_paragraphs += other.with_paragraphs;
    set_aside += other.set_aside;
    shown_bytes += other.shown_bytes;
    taken_bytes += other.taken_bytes;
    sum(doubted, other.doubted);
    sum(doubted_times, other.doubted_times);
}

bool ReadingAccount::is_doubtful() const {
    const auto is_any = [](std::uint64_t count) { return count > 0; };
    auto counted = doubted;
    // That a page shows an entry twice makes nothing of it uncertain.
    counted.at(static_cast<std::size_t>(Doubt::Doubled)) = 0;
    return std::ranges::any_of(counted, is_any) || std::ranges::any_of(doubted_times, is_any);
}

}  // namespace onrecord::corpus
