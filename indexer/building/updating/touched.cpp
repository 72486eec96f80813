// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/updating/touched.hpp"

#include "corpus/revisions.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>
#include <unordered_map>
#include <utility>
#include <variant>

namespace onrecord::indexer {
namespace {

using corpus::ArchivedRevision;
using corpus::ArchivedView;
using corpus::BlockPlace;
using corpus::PrintedWords;

struct HeldLine {
    BlockPlace place;
    std::uint32_t liveblog = 0;
    std::variant<ArchivedRevision, ArchivedView> line;
};

class Finding {
public:
    Finding(const corpus::Archive& archive, Ledger ledger, std::span<const PrintedWords> words)
        : archive_{archive},
          ledger_{std::move(ledger)},
          words_{words} {
        for (std::uint32_t i = 0; i < ledger_.liveblogs.size(); ++i) {
            numbers_.emplace(ledger_.liveblogs[i].facts.id, i);
        }
        old_stands_for_ = stands_for();
        old_size_ = ledger_.liveblogs.size();
    }

    std::optional<Touched> find(const std::set<std::string>& corrected) {
        if (!read_news()) return std::nullopt;
        for (const std::string& id : corrected) {
            const auto known = numbers_.find(id);
            if (known != numbers_.end()) touch(known->second);
        }
        if (!hold_lines()) return std::nullopt;
        count_entries();
        join_anew();
        touch_groups();
        if (!hold_lines()) return std::nullopt;
        ledger_.mark = archive_.mark();
        return finish();
    }

private:
    std::vector<std::uint32_t> stands_for() const {
        std::vector<std::uint32_t> stands;
        stands.reserve(ledger_.liveblogs.size());
        for (const LedgerLiveblog& liveblog : ledger_.liveblogs) {
            stands.push_back(liveblog.stands_for);
        }
        return stands;
    }

    std::uint32_t number_of(const std::string& id) {
        const auto next = static_cast<std::uint32_t>(ledger_.liveblogs.size());
        const auto [known, is_new] = numbers_.try_emplace(id, next);
        if (is_new) {
            LedgerLiveblog& added = ledger_.liveblogs.emplace_back();
            added.facts.id = id;
            added.facts.seen = std::numeric_limits<std::int64_t>::max();
            added.stands_for = next;
        }
        return known->second;
    }

    void touch(std::uint32_t liveblog) { touched_.insert(liveblog); }

    /// What was added to the Archive: to the ledger, and which Liveblogs that touches.
    bool read_news() {
        const auto note = [&](const std::string& id, const BlockPlace& place) -> LedgerLiveblog& {
            const std::uint32_t number = number_of(id);
            touch(number);
            add_place(ledger_.liveblogs[number].blocks, place);
            return ledger_.liveblogs[number];
        };
        const bool is_behind = archive_.for_each_since(
            ledger_.mark,
            {[&](ArchivedRevision&& line, const BlockPlace& place) {
                 LedgerLiveblog& liveblog = note(line.entry.liveblog, place);
                 liveblog.facts.take(line);
                 if (const auto key = corpus::printed_key(line)) {
                     news_.push_back({*key, numbers_.at(line.entry.liveblog)});
                 }
             },
             [&](ArchivedView&& view, const BlockPlace& place) { note(view.liveblog, place); }});
        if (is_behind) add_words();
        return is_behind;
    }

    std::span<const PrintedWords> of_key(std::span<const PrintedWords> words,
                                         std::uint64_t key) const {
        const auto same = std::ranges::equal_range(words, key, {}, &PrintedWords::key);
        return {same.begin(), same.end()};
    }

    static void add_sorted(std::vector<PrintedWords>& to, std::vector<PrintedWords> more) {
        const auto middle = static_cast<std::ptrdiff_t>(to.size());
        std::ranges::sort(more);
        to.insert(to.end(), more.begin(), more.end());
        std::inplace_merge(to.begin(), to.begin() + middle, to.end());
        to.erase(std::unique(to.begin(), to.end()), to.end());
    }

    void add_words() {
        std::erase_if(news_, [&](const PrintedWords& one) {
            return std::ranges::binary_search(words_, one) ||
                   std::ranges::binary_search(ledger_.recent, one);
        });
        add_sorted(ledger_.recent, news_);
        std::vector<PrintedWords> shared;
        for (const PrintedWords& one : news_) {
            const auto settled = of_key(words_, one.key);
            const auto recent = of_key(ledger_.recent, one.key);
            if (settled.size() + recent.size() < 2) continue;
            shared.insert(shared.end(), settled.begin(), settled.end());
            shared.insert(shared.end(), recent.begin(), recent.end());
        }
        add_sorted(ledger_.shared, std::move(shared));
    }

    /// Reads the lines of what is touched and not held yet. False when they are too many.
    bool hold_lines() {
        std::set<std::uint32_t> missing;
        std::ranges::set_difference(touched_, held_of_, std::inserter(missing, missing.end()));
        std::vector<BlockPlace> places;
        for (const std::uint32_t liveblog : missing) {
            const auto& blocks = ledger_.liveblogs[liveblog].blocks;
            places.insert(places.end(), blocks.begin(), blocks.end());
        }
        std::ranges::sort(places);
        places.erase(std::unique(places.begin(), places.end()), places.end());
        for (const BlockPlace& place : places) {
            read_block(place, missing);
            if (held_.size() > most_lines_held) return false;
        }
        held_of_.insert(missing.begin(), missing.end());
        std::ranges::stable_sort(held_, {}, &HeldLine::place);
        return 2 * revisions_held() <= archive_.revision_count() ||
               archive_.revision_count() < small_archive;
    }

    void read_block(const BlockPlace& at, const std::set<std::uint32_t>& wanted) {
        const auto hold = [&](const std::string& id, auto&& line, const BlockPlace& place) {
            const auto known = numbers_.find(id);
            if (known == numbers_.end() || !wanted.contains(known->second)) return;
            held_.push_back({place, known->second, std::forward<decltype(line)>(line)});
        };
        archive_.read_blocks({at},
                             {[&](ArchivedRevision&& line, const BlockPlace& place) {
                                  const std::string id = line.entry.liveblog;
                                  hold(id, std::move(line), place);
                              },
                              [&](ArchivedView&& view, const BlockPlace& place) {
                                  const std::string id = view.liveblog;
                                  hold(id, std::move(view), place);
                              }});
    }

    std::uint64_t revisions_held() const {
        return static_cast<std::uint64_t>(std::ranges::count_if(held_, [](const HeldLine& one) {
            return std::holds_alternative<ArchivedRevision>(one.line);
        }));
    }

    void count_entries() {
        std::set<std::pair<std::uint32_t, std::uint64_t>> ids;
        for (const std::uint32_t liveblog : held_of_) {
            ledger_.liveblogs[liveblog].facts.entries = 0;
        }
        for (const HeldLine& one : held_) {
            const auto* line = std::get_if<ArchivedRevision>(&one.line);
            if (line == nullptr) continue;
            const bool is_new =
                ids.emplace(one.liveblog, corpus::short_digest(line->entry.id)).second;
            if (is_new) ++ledger_.liveblogs[one.liveblog].facts.entries;
        }
    }

    void join_anew() {
        std::vector<corpus::LiveblogFacts> facts;
        facts.reserve(ledger_.liveblogs.size());
        for (const LedgerLiveblog& liveblog : ledger_.liveblogs) {
            facts.push_back(liveblog.facts);
        }
        const auto stands = corpus::join_liveblogs(facts, ledger_.shared);
        for (std::uint32_t i = 0; i < stands.size(); ++i) {
            if (i < old_size_ && stands[i] != old_stands_for_[i]) touch(i);
            ledger_.liveblogs[i].stands_for = stands[i];
        }
    }

    /// Whoever is, or was, one with a Liveblog that is touched is touched as well.
    void touch_groups() {
        for (std::size_t before = 0; before != touched_.size();) {
            before = touched_.size();
            std::set<std::uint32_t> now;
            std::set<std::uint32_t> then;
            for (const std::uint32_t liveblog : touched_) {
                now.insert(ledger_.liveblogs[liveblog].stands_for);
                if (liveblog < old_size_) then.insert(old_stands_for_[liveblog]);
            }
            for (std::uint32_t i = 0; i < ledger_.liveblogs.size(); ++i) {
                const bool was_one = i < old_size_ && then.contains(old_stands_for_[i]);
                if (was_one || now.contains(ledger_.liveblogs[i].stands_for)) touch(i);
            }
        }
    }

    Touched finish() {
        Touched touched;
        corpus::JoinedLiveblogs joined;
        for (const std::uint32_t liveblog : touched_) {
            const LedgerLiveblog& one = ledger_.liveblogs[liveblog];
            if (one.stands_for != liveblog) {
                joined.emplace(one.facts.id, ledger_.liveblogs[one.stands_for].facts.id);
            }
            if (liveblog < old_size_) {
                touched.replaced.insert(ledger_.liveblogs[old_stands_for_[liveblog]].facts.id);
            }
        }
        touched.lines.revisions = revisions_held();
        const auto held = std::make_shared<const std::vector<HeldLine>>(std::move(held_));
        touched.lines.lines = [held](const auto& visit, const auto& visit_view) {
            for (const HeldLine& one : *held) {
                if (const auto* line = std::get_if<ArchivedRevision>(&one.line)) {
                    visit(ArchivedRevision{*line});
                } else {
                    visit_view(ArchivedView{std::get<ArchivedView>(one.line)});
                }
            }
        };
        touched.lines.identities = corpus::resolve_identities(touched.lines.lines, joined);
        touched.ledger = std::move(ledger_);
        return touched;
    }

    /// Of so few Revisions all may be touched: what is done anew costs nothing.
    static constexpr std::uint64_t small_archive = 4096;

    const corpus::Archive& archive_;
    Ledger ledger_;
    std::span<const PrintedWords> words_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::uint32_t> old_stands_for_;
    std::size_t old_size_ = 0;
    std::vector<PrintedWords> news_;
    std::set<std::uint32_t> touched_;
    std::set<std::uint32_t> held_of_;
    std::vector<HeldLine> held_;
};

}  // namespace

std::optional<Touched> find_touched(const corpus::Archive& archive,
                                    Ledger ledger,
                                    std::span<const PrintedWords> words,
                                    const std::set<std::string>& corrected) {
    return Finding{archive, std::move(ledger), words}.find(corrected);
}

}  // namespace onrecord::indexer
