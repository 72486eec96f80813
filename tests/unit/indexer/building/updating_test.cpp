// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "corpus/corrections.hpp"
#include "indexer/building/updating/next_shards.hpp"
#include "indexer/indexer.hpp"
#include "schema/record.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// Whatever happened to an Archive, and however often it was built on the way: the index is the one
// that a build from the beginning makes.
namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;
using support::Dice;
using tests::ScratchFolder;

constexpr std::string_view names[] = {"Ada Brink", "Jonas Vale", "Mara Quill", "Otto Lind"};
constexpr std::string_view places[] = {"Lisbon", "Warsaw", "Ottawa", "Nairobi", "Lima"};
constexpr std::string_view verbs[] = {"left", "reached", "blocked", "reopened"};
/// Two addresses have one number: those Liveblogs are one.
constexpr std::string_view addresses[] = {
    "harbour-734512", "harbour-again-734512", "rail", "court", "budget"};

std::string digits(std::size_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string moment(std::size_t minutes) {
    return "2025-03-" + digits(1 + minutes / 1440, 2) + "T" + digits(minutes / 60 % 24, 2) + ":" +
           digits(minutes % 60, 2) + ":00Z";
}

/// The `version`th wording of an Entry of the invented world; equal arguments, equal words.
std::string line_of(std::size_t liveblog,
                    std::size_t entry,
                    std::size_t version,
                    std::size_t seen) {  // 0: the line does not say.
    // The court's Liveblog has every other post of the railway's: whether they count as one changes
    // with how many have been seen.
    const std::size_t source = liveblog == 3 && entry % 2 == 0 ? 2 : liveblog;
    Dice dice{static_cast<std::uint32_t>(source * 7919 + entry * 104729 + version * 31)};
    const std::string address{addresses[liveblog]};
    const std::string title = "Ship " + std::to_string(entry) + " " + dice.pick(verbs);
    std::string text = "The ship of " + dice.pick(places) + " " + dice.pick(verbs) +
                       " the harbour of " + dice.pick(places) + " with " +
                       std::to_string(entry * 7 + version) + " crates.";
    if (dice.one_in(2)) {
        text += " “We are late and we will stay late,” said " + dice.pick(names) + ".";
    }
    std::string line = R"({"outlet":"The Lantern","liveblog":"Live from )" + address.substr(0, 4) +
                       R"(","liveblog_url":"https://lantern.example/live/)" + address +
                       R"(","lang":"en","id":"e)" + std::to_string(entry) + R"(","title":")" +
                       title + R"(","text":")" + text + '"';
    if (seen != 0) line += R"(,"seen":")" + moment(seen) + '"';
    if (entry % 9 != 0) line += R"(,"published":")" + moment(source * 300 + entry * 11) + '"';
    return line + R"(,"order":)" + std::to_string(entry) + "}\n";
}

/// How much of an Archive each step changes: some Liveblogs' most part, so that Shards are made
/// anew, or of many Entries one or two, of any age, so that Shards are kept and documents hidden.
enum class Course { Wide, Small };

/// One Archive and its index, changed at random.
class History {
public:
    History(std::uint32_t seed, bool annotates, Course course) : dice_{seed}, course_{course} {
        options_.archive = scratch_.path() / "archive";
        options_.index = scratch_.path() / "index";
        options_.annotate = annotates;
        options_.shard_entries = 8 + dice_.roll(60);
        options_.workers = 1;
        options_.allow_fewer = true;
        if (course_ == Course::Small) show_all();
    }

    void step() {
        if (options_.annotate && !is_empty_ && dice_.one_in(4)) return correct();
        if (!is_empty_ && dice_.one_in(12)) return erase();
        do {
            import();
        } while (is_empty_);  // Now and then a Capture has nothing.
    }

    void update() {
        const BuildReport report = build(options_);
        taken_over_ += report.reused_shards;
        const auto [generation, refusal] = schema::open_current(options_.index);
        EXPECT_EQ(refusal, "");
        for (const schema::OpenShard& shard : generation->shards())
            hidden_ += shard.overlay.hidden.size();
        between_ += generation->has_documents_between() ? 1 : 0;
        expect_no_merging_missed(*generation);
    }
    std::uint64_t taken_over() const { return taken_over_; }
    std::uint64_t hidden() const { return hidden_; }
    std::uint64_t between() const { return between_; }

    /// The index as text, and as it is when it is built from nothing.
    std::string grown() const { return describe(options_.index); }
    std::string fresh() {
        BuildOptions anew = options_;
        anew.index = scratch_.path() / "fresh";
        fs::remove_all(anew.index);
        build(anew);
        return describe(anew.index);
    }

private:
    /// What is asked before a Generation is opened for merging is what the plan itself says.
    void expect_no_merging_missed(const schema::Generation& generation) const {
        schema::OverlayRows rows;
        const auto& shards = generation.shards();
        const std::size_t whole = shards.size() - (generation.has_documents_between() ? 1 : 0);
        for (std::size_t i = 0; i < whole; ++i) {
            const auto& hidden = shards[i].overlay.hidden;
            rows.hidden.emplace_back(hidden.begin(), hidden.end());
        }
        for (schema::DocId id = 1; whole < shards.size() && id <= shards.back().facets.size(); ++id)
            rows.places.push_back(shards.back().place(id));
        const auto planned =
            plan_merging(generation, records_between(generation, {}), options_.shard_entries);
        EXPECT_EQ(is_merging_due(generation.manifest().shards, rows, options_.shard_entries),
                  planned.has_value());
    }

    /// Every Liveblog whole, a Capture each.
    void show_all() {
        constexpr std::size_t entries = 32;
        std::vector<corpus::CaptureFile> captures;
        for (std::size_t liveblog = 0; liveblog < std::size(addresses); ++liveblog) {
            std::string text;
            for (std::size_t entry = 0; entry < entries; ++entry)
                text += line_of(liveblog, entry, 0, 0);
            corpus::CaptureFile capture;
            capture.file = scratch_.write("all-" + std::to_string(liveblog) + ".jsonl", text);
            capture.seen = at(3900);
            captures.push_back(std::move(capture));
        }
        corpus::Archive::open_for_import(options_.archive).import(captures);
        is_empty_ = false;
    }

    /// What Captures show: some of a Liveblog's Entries, in the wordings of that time.
    void import() {
        std::vector<corpus::CaptureFile> captures;
        const std::size_t most = course_ == Course::Wide ? 3 : 1;
        for (std::size_t count = 1 + dice_.roll(most); count > 0; --count) {
            const std::size_t liveblog = dice_.roll(std::size(addresses));
            // In any order; now and then before the times on the page.
            const std::size_t seen = dice_.one_in(10) ? 1 : 4000 + dice_.roll(4000);
            if (!given_.empty() && dice_.one_in(4)) {  // The very bytes of before.
                captures.push_back({given_[dice_.roll(given_.size())], {}, {}, at(seen)});
                continue;
            }
            const bool is_given = dice_.one_in(2);
            const std::size_t first = dice_.roll(20);
            const std::size_t last = first + 1 + dice_.roll(course_ == Course::Wide ? 12 : 2);
            std::string text;
            for (std::size_t entry = first; entry < last; ++entry) {
                if (dice_.one_in(8)) continue;
                text += line_of(
                    liveblog, entry, dice_.one_in(3) ? seen / 1000 : 0, is_given ? 0 : seen);
            }
            if (text.empty()) continue;
            corpus::CaptureFile capture;
            capture.file =
                scratch_.write("capture-" + std::to_string(++captures_) + ".jsonl", text);
            if (is_given) {
                capture.seen = at(seen);
                given_.push_back(capture.file);
            }
            captures.push_back(std::move(capture));
        }
        if (captures.empty()) return;
        corpus::Archive::open_for_import(options_.archive).import(captures);
        is_empty_ = false;
    }

    static schema::Instant at(std::size_t minutes) {
        return schema::parse_time(moment(minutes))->at;
    }

    std::vector<schema::AnnotatedEntry> records() const { return records_of(options_.index); }

    void correct() {
        for (const schema::AnnotatedEntry& one : records()) {
            if (one.annotations.quotes.empty() || !dice_.one_in(4)) continue;
            corpus::Correction correction;
            correction.entry = one.entry.id;
            correction.quote =
                corpus::quote_digest(corpus::words_of(one.entry, one.annotations.quotes.front()));
            correction.speaker = dice_.pick(names);
            correction.who = "the desk";
            correction.why = "heard it";
            correction.when = schema::Instant{static_cast<std::int64_t>(++captures_)};
            correction.is_undo = dice_.one_in(3);
            return corpus::record_correction(corpus::corrections_file(options_.archive),
                                             correction);
        }
    }

    void erase() {
        const auto all = records();
        if (all.empty()) return;
        const std::string entry = all[dice_.roll(all.size())].entry.id;
        corpus::Archive::open_for_import(options_.archive)
            .erase({entry, "the desk", "asked for", schema::Instant{1}});
    }

    static std::vector<schema::AnnotatedEntry> records_of(const fs::path& index) {
        std::vector<schema::AnnotatedEntry> records;
        std::map<schema::Place, schema::AnnotatedEntry> placed;
        if (!fs::exists(index / schema::current_file)) return records;
        const auto generation = schema::open_current(index).generation;
        for (const schema::OpenShard& shard : generation->shards()) {
            const Xapian::Database database{shard.folder.string()};
            schema::RecordReader reader{shard.dictionary};
            for (Xapian::docid id = 1; id <= database.get_doccount(); ++id) {
                if (!shard.is_shown(id)) continue;
                placed.emplace(shard.place(id), reader.read(database.get_document(id).get_data()));
            }
        }
        for (auto& [place, record] : placed)
            records.push_back(std::move(record));
        return records;
    }

    static std::string history_of(const schema::RevisionStamp& stamp) {
        const auto text_of = [](const std::optional<schema::Instant>& instant) {
            return instant ? to_string(*instant) : std::string{"?"};
        };
        std::string text = to_string(stamp.seen) + ".." + to_string(stamp.last_seen);
        for (const schema::PrintedInterval& printed : stamp.printed) {
            text += " (" + text_of(printed.after) + ", " + text_of(printed.by) + ")";
        }
        if (stamp.gone) text += " gone by " + to_string(stamp.gone->by);
        return text + (stamp.is_order_known ? " " : " order? ");
    }

    static std::string describe(const fs::path& index) {
        const auto generation = schema::open_current(index, schema::Verify::Digests).generation;
        const schema::Manifest& manifest = generation->manifest();
        std::string text = std::to_string(manifest.documents) + " documents, " +
                           std::to_string(manifest.entries) + " entries, " +
                           std::to_string(manifest.liveblogs) + " liveblogs, " +
                           std::to_string(manifest.outlets) + " outlets\n";
        for (const schema::SpeakerAlias& alias : generation->speaker_aliases()) {
            text += alias.alias + " is " + alias.speaker + "\n";
        }
        for (const schema::AnnotatedEntry& one : records_of(index)) {
            const std::string record = schema::encode_record(one);
            text += one.entry.id + " " + one.entry.liveblog + " " +
                    to_string(one.entry.published.at) + " " + std::to_string(one.revision.number) +
                    "/" + std::to_string(one.revision.count) + " " + history_of(one.revision) +
                    one.entry.text + " ";
            for (const std::string& speaker : one.annotations.speakers) {
                text += speaker + ";";
            }
            for (const char byte : record.substr(record.size() - 4)) {
                text += std::to_string(static_cast<unsigned char>(byte)) + '.';
            }
            text += '\n';
        }
        return text + describe_clusters(*generation);
    }

    static std::string describe_clusters(const schema::Generation& generation) {
        const schema::StatementClusters* clusters = generation.statement_clusters();
        std::map<std::pair<schema::Place, std::uint32_t>, std::optional<schema::ClusterNumber>> all;
        for (std::size_t number = 0; number < generation.shards().size(); ++number) {
            const schema::OpenShard& shard = generation.shards()[number];
            for (std::uint32_t i = 0; i < shard.statements.statement_count(); ++i) {
                const schema::DocId document = shard.statements.document_of(i);
                const auto cluster = clusters->cluster_of({number, i});
                if (shard.is_shown(document)) all[{shard.place(document), i}] = cluster;
                EXPECT_TRUE(shard.is_shown(document) || !cluster);
            }
        }
        std::string text;
        std::map<schema::ClusterNumber, std::size_t> numbers;  // In the order of time.
        for (const auto& [place, cluster] : all)
            text +=
                cluster
                    ? std::to_string(numbers.try_emplace(*cluster, numbers.size()).first->second) +
                          " "
                    : "- ";
        return text;
    }

    Dice dice_;
    Course course_;
    ScratchFolder scratch_;
    BuildOptions options_;
    std::uint64_t taken_over_ = 0;
    std::uint64_t hidden_ = 0;
    std::uint64_t between_ = 0;
    std::size_t captures_ = 0;
    std::vector<fs::path> given_;  ///< Captures that do not say themselves when they were seen.
    bool is_empty_ = true;
};

struct Seen {
    std::uint64_t taken_over = 0;
    std::uint64_t hidden = 0;
    std::uint64_t between = 0;
    std::uint64_t with_overlay = 0;  ///< Histories in which anything was.
};

/// How many Shards its updates took over, and how often something was hidden or between.
Seen run_history(std::uint32_t seed, bool annotates) {
    SCOPED_TRACE("history " + std::to_string(seed));
    Dice dice{seed * 2654435761U};
    History history{seed, annotates, seed % 2 == 0 ? Course::Wide : Course::Small};
    history.step();
    history.update();
    for (std::size_t steps = 2 + dice.roll(4); steps > 0; --steps) {
        history.step();
        if (!dice.one_in(4)) history.update();
    }
    history.update();
    EXPECT_EQ(history.grown(), history.fresh());
    return {history.taken_over(),
            history.hidden(),
            history.between(),
            history.hidden() + history.between() > 0 ? 1U : 0U};
}

/// ONRECORD_FIRST_HISTORY: which is the first; to look at one again.
std::uint32_t first_history() {
    const char* asked = std::getenv("ONRECORD_FIRST_HISTORY");
    return asked == nullptr ? 1 : static_cast<std::uint32_t>(std::stoul(asked));
}

/// ONRECORD_HISTORIES: how many; 100 of which a few are annotated.
std::uint32_t histories() {
    const char* asked = std::getenv("ONRECORD_HISTORIES");
    return asked == nullptr ? 100 : static_cast<std::uint32_t>(std::stoul(asked));
}

TEST(Updating, MergesTheNewestShardsBySize) {
    const auto merged = [](const std::vector<std::uint64_t>& sizes) {
        return merged_together_at_front(sizes, 100'000, 100'000);
    };
    EXPECT_EQ(merged({500}), 1U);
    EXPECT_EQ(merged({500, 500, 5000}), 2U);
    EXPECT_EQ(merged({500, 1100, 5000}), 1U);
    EXPECT_EQ(merged({3000, 4500, 11'000, 27'000}), 4U);
    EXPECT_EQ(merged({4096, 8192, 16'384}), 1U);
    EXPECT_EQ(merged({60'000, 60'000}), 1U);
    EXPECT_EQ(merged_together_at_front({3000, 4500, 11'000}, 100'000, 10'000), 2U);
}

TEST(Updating, MakesWhatABuildFromTheBeginningMakes) {
    constexpr std::uint32_t annotated_every = 11;  // Reading the vocabularies takes its time.
    Seen all;
    for (std::uint32_t seed = first_history(); seed <= histories(); ++seed) {
        const Seen seen = run_history(seed, seed % annotated_every == 0);
        if (testing::Test::HasFailure()) return;
        all.taken_over += seen.taken_over;
        all.hidden += seen.hidden;
        all.between += seen.between;
        all.with_overlay += seen.with_overlay;
    }
    EXPECT_GT(all.taken_over, histories() / 2);
    EXPECT_GT(all.hidden, histories() / 8);
    EXPECT_GT(all.between, histories() / 8);
    // Half of them are made for it.
    EXPECT_GT(all.with_overlay, histories() / 3);
    RecordProperty("with_overlay", std::to_string(all.with_overlay));
    RecordProperty("hidden", std::to_string(all.hidden));
    RecordProperty("between", std::to_string(all.between));
}

}  // namespace
}  // namespace onrecord::indexer
