// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/disk_room.hpp"
#include "indexer/publishing/publication.hpp"
#include "schema/failure.hpp"
#include "schema/record.hpp"
#include "schema/sha256.hpp"
#include "tests/unit/indexer/invented.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <csignal>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;
using schema::ExitStatus;
using schema::Failure;
using tests::build_options;
using tests::import;
using tests::invented_line;
using tests::ScratchFolder;

/// Every record of a Generation in the order of its documents, newest Shard first.
std::vector<schema::AnnotatedEntry> records_of(const schema::Generation& generation) {
    std::vector<schema::AnnotatedEntry> records;
    for (const schema::OpenShard& shard : generation.shards()) {
        const Xapian::Database database{shard.folder.string()};
        schema::RecordReader reader{shard.dictionary};
        for (Xapian::docid id = 1; id <= database.get_doccount(); ++id) {
            records.push_back(reader.read(database.get_document(id).get_data()));
        }
    }
    return records;
}

std::vector<std::string> contents_of(const fs::path& index) {
    std::vector<std::string> contents;
    const auto generation = schema::open_current(index).generation;
    for (const auto& shard : generation->manifest().shards) {
        contents.push_back(shard.content);
    }
    return contents;
}

/// SHA-256 by path, of all but what Xapian puts a random number into.
std::map<std::string, std::string> digests_of(const fs::path& index) {
    std::map<std::string, std::string> digests;
    const auto generation = schema::open_current(index).generation;
    for (const auto& shard : generation->manifest().shards) {
        for (const auto& file : shard.files) {
            if (file.path != "iamglass") digests[shard.folder + "/" + file.path] = file.sha256;
        }
    }
    return digests;
}

TEST(Build, MakesTheArchiveAGenerationThatOpens) {
    const ScratchFolder scratch;
    import(scratch, {0, 250, ""});
    const BuildReport report = build(build_options(scratch));
    EXPECT_EQ(report.generation, 1U);
    EXPECT_EQ(report.entries, 250U);
    EXPECT_EQ(report.shards, 3U);
    const auto opened = schema::open_current(scratch.path() / "index", schema::Verify::Digests);
    EXPECT_EQ(opened.refusal, "");
    const auto records = records_of(*opened.generation);
    ASSERT_EQ(records.size(), 250U);
    EXPECT_EQ(opened.generation->manifest().liveblogs, 25U);
    EXPECT_EQ(opened.generation->manifest().outlets, 1U);
    EXPECT_EQ(opened.generation->shards()[0].manifest.documents, 50U);
    EXPECT_EQ(records[0].entry.title, "Ship 249");
    EXPECT_THAT(records[0].annotations.countries, testing::ElementsAre("FR"));
    EXPECT_THAT(records[0].annotations.speakers, testing::ElementsAre("Ada Brink"));
    EXPECT_FALSE(records.back().entry.published.is_known());
}

TEST(Build, OrdersDocumentsNewestFirstThroughAllShards) {
    const ScratchFolder scratch;
    import(scratch, {0, 250, ""});
    build(build_options(scratch));
    const auto generation = schema::open_current(scratch.path() / "index").generation;
    schema::Instant last{INT64_MAX};
    for (const schema::OpenShard& shard : generation->shards()) {
        for (schema::DocId id = 1; id <= shard.facets.size(); ++id) {
            EXPECT_LE(shard.facets.published(id), last);
            last = shard.facets.published(id);
        }
    }
}

TEST(Build, IsTheSameWhateverTheNumberOfWorkers) {
    const ScratchFolder scratch;
    import(scratch, {0, 250, ""});
    BuildOptions options = build_options(scratch);
    std::vector<std::map<std::string, std::string>> digests;
    for (const unsigned workers : {1U, 2U, 5U}) {
        options.workers = workers;
        options.index = scratch.path() / ("index-" + std::to_string(workers));
        build(options);
        digests.push_back(digests_of(options.index));
    }
    EXPECT_EQ(digests[0], digests[1]);
    EXPECT_EQ(digests[0], digests[2]);
}

TEST(Build, OfAnUnchangedArchiveChangesNothing) {
    const ScratchFolder scratch;
    import(scratch, {0, 20, ""});
    build(build_options(scratch));
    const BuildReport again = build(build_options(scratch));
    EXPECT_TRUE(again.is_unchanged);
    EXPECT_EQ(again.generation, 1U);
    EXPECT_EQ(schema::generation_numbers(scratch.path() / "index").size(), 1U);
}

TEST(Build, OfTheSameArchiveWithOtherSettingsBuildsAnew) {
    const ScratchFolder scratch;
    import(scratch, {0, 250, ""});
    BuildOptions options = build_options(scratch);
    build(options);
    options.shard_entries = 50;
    EXPECT_EQ(build(options).generation, 2U);
    options.annotate = false;
    EXPECT_EQ(build(options).generation, 3U);
    options.positions = true;
    EXPECT_EQ(build(options).generation, 4U);
    EXPECT_EQ(schema::open_current(options.index).refusal, "");
}

TEST(Build, TakesOverShardsThatDidNotChange) {
    const ScratchFolder scratch;
    import(scratch, {0, 230, ""});
    build(build_options(scratch));
    import(scratch, {230, 250, ""});
    const BuildReport report = build(build_options(scratch));
    EXPECT_EQ(report.generation, 2U);
    // Entries without a time are the oldest, so the new one among them stands between the documents
    // of the oldest Shard, in a fifth one.
    EXPECT_EQ(report.shards, 5U);
    EXPECT_EQ(report.reused_shards, 3U);
    const fs::path index = scratch.path() / "index";
    EXPECT_EQ(fs::hard_link_count(schema::generation_folder(index, 2) / "shard-01/postlist.glass"),
              2U);
    BuildOptions options = build_options(scratch);
    options.force = true;
    build(options);
    const std::vector<std::string> contents = contents_of(index);
    EXPECT_EQ(build(options).reused_shards, 3U);
    EXPECT_EQ(contents_of(index), contents);
}

TEST(Build, WithShardsTakenOverHasWhatABuildWouldMake) {
    const ScratchFolder scratch;
    import(scratch, {1, 17, ""});
    BuildOptions options = build_options(scratch);
    options.shard_entries = 5;
    options.annotate = false;  // What a liveblog as a whole is about may change with new Entries.
    build(options);
    import(scratch, {18, 30, ""});
    EXPECT_EQ(build(options).reused_shards, 4U);
    const auto grown = records_of(*schema::open_current(options.index).generation);
    options.index = scratch.path() / "fresh";
    EXPECT_EQ(build(options).reused_shards, 0U);
    EXPECT_EQ(grown, records_of(*schema::open_current(options.index).generation));
}

TEST(Build, DoesNotTakeOverADamagedShard) {
    const ScratchFolder scratch;
    import(scratch, {0, 50, ""});
    BuildOptions options = build_options(scratch);
    build(options);
    const fs::path file = schema::generation_folder(options.index, 1) / "shard-00/docdata.glass";
    std::fstream bytes{file, std::ios::binary | std::ios::in | std::ios::out};
    bytes.seekp(5000);
    bytes.put('\x55');
    bytes.close();
    options.force = true;
    EXPECT_EQ(build(options).reused_shards, 0U);
    EXPECT_EQ(schema::open_current(options.index, schema::Verify::Digests).refusal, "");
}

TEST(Build, KeepsEveryRevisionAndMarksTheCurrentOne) {
    const ScratchFolder scratch;
    import(scratch, {1, 11, ""});
    import(scratch, {1, 4, "CORRECTED. "});
    const BuildReport report = build(build_options(scratch));
    EXPECT_EQ(report.entries, 10U);
    EXPECT_EQ(report.documents, 13U);
    const auto records = records_of(*schema::open_current(scratch.path() / "index").generation);
    std::set<std::string> stamps;
    for (const auto& record : records) {
        if (record.entry.title == "Ship 2") {
            stamps.insert(std::to_string(record.revision.number) + " of " +
                          std::to_string(record.revision.count));
        }
    }
    EXPECT_THAT(stamps, testing::ElementsAre("1 of 2", "2 of 2"));
}

/// Each wording's Captures as `words: first last`, sorted; by the name of the Capture's file.
std::set<std::string> captures_named(const ScratchFolder& scratch,
                                     const std::vector<std::string>& in_this_order) {
    const fs::path archive = scratch.path() / "archive";
    std::map<std::string, std::string> names{{"", "?"}};
    for (const std::string& name : in_this_order) {
        corpus::ImportOptions options;
        // `a.jsonl` was taken first, then `b.jsonl`, and so on.
        options.hints.seen = schema::Instant{1'700'000'000'000 + (name[0] - 'a') * 60'000};
        corpus::Archive::open_for_import(archive).import({scratch.path() / name}, options);
        names[schema::sha256_of_file(scratch.path() / name)] = name.substr(0, 1);
    }
    build(build_options(scratch));
    std::set<std::string> named;
    for (const auto& record :
         records_of(*schema::open_current(scratch.path() / "index").generation))
        named.insert(record.entry.text.substr(0, 4) + ": " +
                     names.at(to_string(record.revision.capture)) + ' ' +
                     names.at(to_string(record.revision.last_capture)));
    return named;
}

TEST(Build, NamesTheFirstAndTheLastCaptureOfEachWording) {
    const std::vector<std::vector<std::string>> orders = {
        {"a.jsonl", "b.jsonl", "c.jsonl", "d.jsonl"},
        {"d.jsonl", "b.jsonl", "a.jsonl", "c.jsonl"},
        {"c.jsonl", "d.jsonl", "b.jsonl", "a.jsonl"},
    };
    for (const auto& order : orders) {
        SCOPED_TRACE(order[0]);
        const ScratchFolder scratch;
        const auto write = [&](const std::string& name, const std::string& lines) {
            scratch.write(name, lines + invented_line(3, ""));
        };
        write("a.jsonl", invented_line(1, "old "));
        write("b.jsonl", invented_line(1, "new "));
        write("c.jsonl", invented_line(1, "new ") + invented_line(2, "and "));
        write("d.jsonl", invented_line(1, "old ") + invented_line(4, "four "));
        EXPECT_THAT(
            captures_named(scratch, order),
            testing::ElementsAre("Ship: a d", "and : c c", "four: d d", "new : b c", "old : a d"));
    }
}

TEST(Build, ThatWouldServeFewerEntriesStopsUnlessThatIsMeant) {
    const ScratchFolder scratch;
    import(scratch, {0, 250, ""});
    BuildOptions options = build_options(scratch);
    build(options);
    fs::remove_all(options.archive);
    import(scratch, {0, 249, ""});
    try {
        build(options);
        FAIL() << "served fewer Entries without a word";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.status(), ExitStatus::Internal);
        EXPECT_THAT(failure.what(), testing::HasSubstr("--allow-fewer"));
    }
    EXPECT_EQ(schema::current_number(options.index), 1U);
    options.allow_fewer = true;
    EXPECT_EQ(build(options).entries, 249U);
}

TEST(Build, CountsTheEntriesOfAServedGenerationOfAnotherFormat) {
    const ScratchFolder scratch;
    import(scratch, {0, 250, ""});
    BuildOptions options = build_options(scratch);
    build(options);
    const fs::path file = schema::generation_folder(options.index, 1) / "MANIFEST";
    std::ifstream in{file};
    std::string lines{std::istreambuf_iterator<char>{in}, {}};
    lines.resize(lines.rfind("digest "));
    const std::string title = "onrecord-manifest " + std::to_string(schema::index_format_version);
    ASSERT_TRUE(lines.starts_with(title));
    lines.replace(0, title.size(), "onrecord-manifest 1");
    std::ofstream{file} << lines << "digest " << schema::sha256(lines) << '\n';
    fs::remove_all(options.archive);
    import(scratch, {0, 249, ""});
    EXPECT_THROW(build(options), Failure);
    options.allow_fewer = true;
    const BuildReport report = build(options);
    EXPECT_EQ(report.entries, 249U);
    EXPECT_THAT(report.healed, testing::HasSubstr("has index format 1"));
}

TEST(Build, OfAnEmptyArchiveIsAnEmptyGeneration) {
    const ScratchFolder scratch;
    corpus::Archive::open_for_import(scratch.path() / "archive");
    const BuildReport report = build(build_options(scratch));
    EXPECT_EQ(report.entries, 0U);
    EXPECT_EQ(report.shards, 0U);
    EXPECT_EQ(schema::open_current(scratch.path() / "index").refusal, "");
}

TEST(Build, SaysThatThereIsNoArchive) {
    const ScratchFolder scratch;
    try {
        build(build_options(scratch));
        FAIL() << "built from nothing";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.status(), ExitStatus::NoInput);
    }
    EXPECT_FALSE(fs::exists(scratch.path() / "index"));
}

TEST(Build, StopsInOrderWhenProgressThrows) {
    const ScratchFolder scratch;
    import(scratch, {0, 250, ""});
    BuildOptions options = build_options(scratch);
    build(options);
    import(scratch, {250, 260, ""});
    options.progress = [](const BuildProgress& progress) {
        if (progress.stage == "indexing" && progress.done > 0) throw std::runtime_error{"enough"};
    };
    EXPECT_THROW(build(options), std::runtime_error);
    EXPECT_EQ(schema::current_number(options.index), 1U);
    EXPECT_EQ(remove_leftovers(options.index), 0U);
}

/// Builds in a child process that dies without a word when it comes to the stage.
void build_and_die(const BuildOptions& options, const std::string& stage) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        BuildOptions mortal = options;
        mortal.progress = [&](const BuildProgress& progress) {
            if (progress.stage == stage) ::_exit(9);
        };
        try {
            build(mortal);
        } catch (...) {
            ::_exit(8);
        }
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_EQ(WEXITSTATUS(status), 9);
}

TEST(Build, KilledAtAnyStageLeavesTheServedGenerationAndIsMendedByTheNext) {
    const ScratchFolder scratch;
    import(scratch, {0, 230, ""});
    BuildOptions options = build_options(scratch);
    build(options);
    std::uint64_t entries = 230;
    for (const std::string stage :
         {"reading", "annotating", "indexing", "merging", "verifying", "publishing"}) {
        SCOPED_TRACE(stage);
        const std::uint64_t served = *schema::current_number(options.index);
        import(scratch, {static_cast<int>(entries), static_cast<int>(entries) + 10, ""});
        entries += 10;
        build_and_die(options, stage);
        const auto opened = schema::open_current(options.index, schema::Verify::Digests);
        EXPECT_EQ(opened.refusal, "");
        EXPECT_EQ(opened.generation->manifest().number, served);
        EXPECT_EQ(build(options).entries, entries);
        EXPECT_EQ(schema::current_number(options.index), served + 1);
        EXPECT_EQ(remove_leftovers(options.index), 0U);
    }
}

/// The status that a build would end with if no file could grow beyond `bytes`, as on a full disk.
int status_with_room_for(const BuildOptions& options, rlim_t bytes) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            build(options);
        } catch (...) {
            ::_exit(static_cast<int>(schema::describe_current_exception().status));
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
}

TEST(RequireRoom, SaysHowMuchIsMissing) {
    const ScratchFolder scratch;
    EXPECT_NO_THROW(require_room(scratch.path(), 0));
    try {
        require_room(scratch.path(), std::uint64_t{1} << 60U);
        FAIL() << "an exabyte free";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.status(), ExitStatus::CannotWrite);
        EXPECT_THAT(failure.what(), testing::HasSubstr("is full: the next step needs"));
    }
}

TEST(Build, ThatFindsNoRoomLeavesTheServedGeneration) {
    const ScratchFolder scratch;
    import(scratch, {0, 230, ""});
    const BuildOptions options = build_options(scratch);
    build(options);
    import(scratch, {230, 400, ""});
    for (const rlim_t bytes : {1U << 10U, 1U << 12U, 1U << 13U, 1U << 14U, 1U << 15U}) {
        SCOPED_TRACE(bytes);
        // Xapian 1.4 may abort on a full disk; require_room() looks before, but sees no limits.
        EXPECT_THAT(status_with_room_for(options, bytes),
                    testing::AnyOf(static_cast<int>(ExitStatus::CannotWrite), SIGABRT));
        const auto opened = schema::open_current(options.index, schema::Verify::Digests);
        EXPECT_EQ(opened.refusal, "");
        EXPECT_EQ(opened.generation->manifest().number, 1U);
    }
    EXPECT_EQ(build(options).entries, 400U);
}

TEST(Build, CompletesAPublicationThatWasKilledBeforeItsLastStep) {
    const ScratchFolder scratch;
    import(scratch, {0, 20, ""});
    const BuildOptions options = build_options(scratch);
    build(options);
    import(scratch, {20, 30, ""});
    build(options);
    set_current(options.index, 1);  // As if CURRENT had not been replaced yet.
    const BuildReport report = build(options);
    EXPECT_TRUE(report.is_unchanged);
    EXPECT_EQ(report.generation, 2U);
    EXPECT_EQ(schema::current_number(options.index), 2U);
}

TEST(Build, SaysWhyItCannotWrite) {
    const ScratchFolder scratch;
    import(scratch, {0, 20, ""});
    BuildOptions options = build_options(scratch);
    // A file where a folder is needed: what every user can make fail, root too.
    scratch.write("index/generations", "in the way");
    try {
        build(options);
        FAIL() << "built into a file";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.status(), ExitStatus::CannotCreate);
        EXPECT_THAT(failure.what(), testing::HasSubstr("generations"));
    }
}

}  // namespace
}  // namespace onrecord::indexer
