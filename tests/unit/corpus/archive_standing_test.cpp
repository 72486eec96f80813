// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "corpus/archive_backup.hpp"
#include "corpus/archive_care.hpp"
#include "corpus/archive_export.hpp"
#include "corpus/corrections.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/older_archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

// Every file that can stand in an Archive, and every way in which it can be gone, older or another
// one: either nothing that was acknowledged is lost by it, or each command refuses, names the place
// and the way out.
namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Archive;
using schema::ExitStatus;
using schema::Failure;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write_bytes(const fs::path& file, std::string_view bytes) {
    std::ofstream{file, std::ios::binary} << bytes;
}

corpus::Correction correction(const std::string& name) {
    return {"a", "b", name, "C. Clerk", "heard it", {}};
}

void import(const ScratchFolder& scratch, const fs::path& archive, int id) {
    const std::string words = " o'clock ferry left the quay " + std::to_string(id * 7919);
    Archive::open_for_import(archive).import(
        {scratch.write("live.jsonl",
                       R"({"outlet":"Post","liveblog":"Live","id":)" + std::to_string(id) +
                           R"(,"text":"The )" + std::to_string(id) + words + "\"}\n")});
}

std::string first_id(const fs::path& archive) {
    std::string id;
    Archive::open_for_reading(archive).for_each([&](corpus::ArchivedRevision&& revision) {
        if (id.empty()) id = revision.entry.id;
    });
    return id;
}

/// An Archive of two segments, and how it stood a little before.
class ArchiveStanding : public testing::Test {
protected:
    static void SetUpTestSuite() {
        scratch_ = new ScratchFolder;  // NOLINT(cppcoreguidelines-owning-memory)
        const fs::path base = path("base");
        for (int id = 1; id <= 3; ++id)
            import(*scratch_, base, id);
        corpus::record_correction(corpus::corrections_file(base), correction("Ada Quill"));
        // Begins a segment.
        Archive::open_for_import(base).erase({first_id(base), "A. Clerk", "order", {1000}});
        fs::copy(base, path("older"), fs::copy_options::recursive);
        import(*scratch_, base, 4);
        corpus::record_correction(corpus::corrections_file(base), correction("Ben Rook"));
    }
    static void TearDownTestSuite() { delete scratch_; }  // NOLINT

    static fs::path path(const std::string& name) { return scratch_->path() / name; }
    static fs::path fresh() {
        fs::remove_all(path("archive"));
        fs::copy(path("base"), path("archive"), fs::copy_options::recursive);
        return path("archive");
    }
    static fs::path last_kept(const fs::path& archive) {
        std::vector<fs::path> files;
        for (const auto& file : fs::recursive_directory_iterator{archive / "captures"}) {
            if (file.is_regular_file()) files.push_back(file.path());
        }
        return *std::ranges::max_element(files);
    }

    /// The file that a row means.
    static std::string in_archive(const fs::path& archive, const std::string& name) {
        const fs::path kept = fs::relative(last_kept(archive), archive);
        if (name == "its folder") return kept.parent_path();
        if (name == "a raw Capture") return kept;
        if (name != "a table of what is known") return name;
        return fs::relative(*fs::directory_iterator{archive / "known-tables"}, archive);
    }

    static ScratchFolder* scratch_;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
};

ScratchFolder* ArchiveStanding::scratch_ = nullptr;  // NOLINT

using Change = bool (*)(const fs::path& file, const fs::path& older);

bool removed(const fs::path& file, const fs::path&) { return fs::remove_all(file) > 0; }
bool emptied(const fs::path& file, const fs::path&) {
    if (!fs::is_regular_file(file)) return false;
    fs::resize_file(file, 0);
    return true;
}
bool cut(const fs::path& file, const fs::path&) {
    if (!fs::is_regular_file(file) || fs::file_size(file) < 2) return false;
    fs::resize_file(file, fs::file_size(file) - 1 - fs::file_size(file) / 3);
    return true;
}
bool put_back_older(const fs::path& file, const fs::path& older) {
    if (!fs::is_regular_file(older) || bytes_of(file) == bytes_of(older)) return false;
    write_bytes(file, bytes_of(older));
    return true;
}
bool flipped(const fs::path& file, const fs::path&) {
    if (!fs::is_regular_file(file) || fs::is_empty(file)) return false;
    std::string bytes = bytes_of(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_bytes(file, bytes);
    return true;
}
bool made_a_folder(const fs::path& file, const fs::path&) {
    if (fs::is_directory(file)) return false;
    fs::remove(file);
    return fs::create_directory(file);
}
bool made_a_link_to_nowhere(const fs::path& file, const fs::path&) {
    fs::remove_all(file);
    fs::create_symlink("nowhere", file);
    return true;
}
bool made_a_pipe(const fs::path& file, const fs::path&) {
    fs::remove_all(file);
    return ::mkfifo(file.c_str(), 0644) == 0;
}

struct ChangeRow {
    const char* name;
    Change change;
};
constexpr ChangeRow changes[] = {
    {"removed", removed},
    {"emptied", emptied},
    {"cut", cut},
    {"put back older", put_back_older},
    {"flipped", flipped},
    {"made a folder", made_a_folder},
    {"made a link to nowhere", made_a_link_to_nowhere},
    {"made a pipe", made_a_pipe},
};

/// A letter for each change: R all commands refuse it, V verify finds it, W nothing is lost by it.
struct FileRow {
    const char* name;
    const char* answers;
};
constexpr FileRow files[] = {
    {"FORMAT", "RRRRRRRR"},
    {"COMMITTED", "RRRWRRRR"},
    {"corrections.jsonl", "RRRRRRRR"},
    {"known", "WWWWWRRR"},
    {"inventory", "WWWWWRRR"},
    {"known-tables", "WWWWWRRR"},
    {"a table of what is known", "WWWWWRRR"},
    {"lock", "WWWWWRRR"},
    {"segments/000001.jsonl.zst", "RRRRVRRR"},
    {"segments/000002.jsonl.zst", "RRRRVRRR"},
    {"segments", "RRRRRRRR"},
    {"captures", "RRRRRRRR"},
    {"its folder", "RRRRRRRR"},
    {"a raw Capture", "RRRRVRRR"},
};

using Command = std::function<void(const fs::path& archive, const fs::path& elsewhere)>;
struct CommandRow {
    const char* name;
    Command run;
};

const CommandRow commands[] = {
    {"import", [](const fs::path& archive, const fs::path&) { Archive::open_for_import(archive); }},
    {"build",
     [](const fs::path& archive, const fs::path&) {
         Archive::open_for_reading(archive).for_each([](corpus::ArchivedRevision&&) {});
     }},
    {"correct",
     [](const fs::path& archive, const fs::path&) {
         corpus::record_correction(corpus::corrections_file(archive), correction("Cy Dove"));
     }},
    {"export",
     [](const fs::path& archive, const fs::path& elsewhere) {
         corpus::export_archive(archive, elsewhere / "export");
     }},
    {"restore",
     [](const fs::path& archive, const fs::path& elsewhere) {
         corpus::restore(archive, elsewhere / "restored");
     }},
};

bool refuses(const CommandRow& command, const fs::path& archive, const fs::path& elsewhere) {
    fs::remove_all(elsewhere);
    fs::create_directories(elsewhere);
    try {
        command.run(archive, elsewhere);
        return false;
    } catch (const Failure& failure) {
        const bool is_of_input =
            failure.status() == ExitStatus::BadData || failure.status() == ExitStatus::NoInput;
        EXPECT_TRUE(is_of_input) << failure.what();
        return true;
    }
}

std::multiset<std::string> revisions_of(const fs::path& archive) {
    std::multiset<std::string> all;
    Archive::open_for_reading(archive).for_each(
        [&](corpus::ArchivedRevision&& revision) { all.insert(revision.entry.text); });
    return all;
}

/// After it the Archive proves, and what could not be saved is said.
void expect_repairable(const fs::path& archive, const fs::path& base) {
    const auto report = corpus::repair_archive(archive);
    EXPECT_THAT(corpus::prove_archive(archive).findings, IsEmpty());
    const auto corrections = corpus::read_corrections(corpus::corrections_file(archive));
    EXPECT_GE(corrections.size(), 2U);
    if (report.lost_revisions == 0) {
        EXPECT_EQ(revisions_of(archive), revisions_of(base));
    }
}

TEST_F(ArchiveStanding, LosesNothingAcknowledgedWithoutARefusal) {
    for (const FileRow& row : files) {
        for (std::size_t at = 0; at < std::size(changes); ++at) {
            const fs::path archive = fresh();
            const std::string name = in_archive(archive, row.name);
            if (!changes[at].change(archive / name, path("older") / name)) continue;
            SCOPED_TRACE(name + " " + changes[at].name);
            const char answer = row.answers[at];
            for (const CommandRow& command : commands) {
                if (answer == 'W') break;
                const bool is_told = refuses(command, archive, path("elsewhere"));
                EXPECT_TRUE(is_told || answer == 'V') << command.name;
            }
            const auto findings = corpus::prove_archive(archive).findings;
            EXPECT_EQ(findings.empty(), answer == 'W');
            if (answer != 'W') expect_repairable(archive, path("base"));
            if (answer == 'W') {
                EXPECT_EQ(revisions_of(archive), revisions_of(path("base")));
            }
        }
    }
}

TEST_F(ArchiveStanding, FindsWhatIsGoneAllAtOnce) {
    const fs::path archive = fresh();
    for (const char* name : {"captures", "corrections.jsonl", "inventory", "known"})
        fs::remove_all(archive / name);
    const auto findings = corpus::prove_archive(archive).findings;
    EXPECT_EQ(findings.size(), 4U);  // Three raw Captures (one is erased), and the corrections.
    EXPECT_THROW(Archive::open_for_reading(archive), Failure);
    const auto report = corpus::repair_archive(archive);
    EXPECT_EQ(report.restored_corrections, 2U);
    EXPECT_EQ(report.lost_captures, 3U);
    const auto proof = corpus::prove_archive(archive);
    EXPECT_THAT(proof.findings, IsEmpty());
    EXPECT_EQ(proof.lost_captures, 3U);
    EXPECT_EQ(proof.corrections, 2U);
}

TEST_F(ArchiveStanding, BacksUpWhatIsThereAndTellsOfTheRest) {
    const fs::path archive = fresh();
    fs::remove_all(path("backup"));
    corpus::back_up(archive, path("backup"));
    const fs::path gone = last_kept(archive);
    fs::remove(gone);
    fs::remove(archive / "corrections.jsonl");
    const auto damaged = corpus::back_up(archive, path("backup")).damaged;
    EXPECT_EQ(damaged.size(), 2U);
    EXPECT_THAT(damaged,
                Contains(Field(&corpus::ArchiveFinding::reason, HasSubstr("still has it"))));
    EXPECT_THAT(corpus::prove_archive(path("backup")).findings, IsEmpty());
    fs::remove_all(path("backup"));
    const auto neither = corpus::back_up(archive, path("backup")).damaged;
    EXPECT_THAT(neither,
                Contains(Field(&corpus::ArchiveFinding::reason, HasSubstr("has it neither"))));
    EXPECT_EQ(corpus::prove_archive(path("backup")).corrections, 2U);
}

/// Runs as another user while it lives, where this one may read everything.
class AsNobody {
public:
    AsNobody() : is_root_{::geteuid() == 0} { set(nobody); }
    ~AsNobody() { set(0); }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
    AsNobody(AsNobody&&) = delete;
    AsNobody& operator=(AsNobody&&) = delete;

private:
    static constexpr uid_t nobody = 65534;
    void set(uid_t user) const {
        if (is_root_ && ::seteuid(user) != 0) ADD_FAILURE() << "cannot be another user";
    }
    bool is_root_;
};

TEST_F(ArchiveStanding, CallsAMissingPermissionNoDamage) {
    for (const FileRow& row : files) {
        const fs::path archive = fresh();
        fs::permissions(scratch_->path(), fs::perms::all);
        for (const auto& file : fs::recursive_directory_iterator{archive})
            fs::permissions(file.path(), fs::perms::all);
        fs::permissions(archive, fs::perms::all);
        const std::string name = in_archive(archive, row.name);
        SCOPED_TRACE(name);
        fs::permissions(archive / name, fs::perms::none);
        const std::pair<const char*, std::function<void()>> runs[] = {
            {"verify", [&] { corpus::prove_archive(archive); }},
            {"repair", [&] { corpus::repair_archive(archive); }},
            {"import", [&] { Archive::open_for_import(archive); }},
            {"build", [&] { Archive::open_for_reading(archive); }},
        };
        for (const auto& [command, run] : runs) {
            const AsNobody other;
            try {
                run();
                ADD_FAILURE() << command << " went on";
            } catch (const Failure& failure) {
                EXPECT_EQ(failure.status(), ExitStatus::NoInput) << command;
                EXPECT_THAT(failure.what(), HasSubstr("Permission denied")) << command;
                EXPECT_THAT(failure.what(), HasSubstr("no damage")) << command;
            }
        }
        EXPECT_FALSE(fs::exists(archive / "aside"));
        fs::permissions(archive / name, fs::perms::all);
    }
}

TEST_F(ArchiveStanding, BindsAnOlderArchiveAtTheNextWriteAndClaimsNoMore) {
    const fs::path archive = fresh();
    make_format_3(archive);
    auto proof = corpus::prove_archive(archive);
    EXPECT_THAT(proof.findings, IsEmpty());
    EXPECT_FALSE(proof.notes.empty());
    // Before format 4 nothing tells of it.
    fs::remove(last_kept(archive));
    EXPECT_THAT(corpus::prove_archive(archive).findings, IsEmpty());
    EXPECT_EQ(revisions_of(archive), revisions_of(path("base")));

    import(*scratch_, archive, 5);
    proof = corpus::prove_archive(archive);
    EXPECT_THAT(proof.findings, IsEmpty());
    EXPECT_THAT(proof.notes,
                Contains(Field(&corpus::ArchiveFinding::reason, HasSubstr("cannot be proven"))));
    EXPECT_THAT(bytes_of(archive / "FORMAT"), StartsWith("onrecord-archive 4 "));
    fs::remove(last_kept(archive));
    fs::remove(archive / "corrections.jsonl");
    EXPECT_EQ(corpus::prove_archive(archive).findings.size(), 2U);
    EXPECT_THROW(Archive::open_for_import(archive), Failure);
}

TEST_F(ArchiveStanding, TakesInTheCorrectionsThatAnOlderVersionRecorded) {
    const fs::path archive = fresh();
    const fs::path file = corpus::corrections_file(archive);
    // As an older version does it: the file alone.
    const std::string lines = bytes_of(file);
    write_bytes(file, lines + lines.substr(0, lines.find('\n') + 1));
    auto proof = corpus::prove_archive(archive);
    EXPECT_THAT(proof.findings, IsEmpty());
    EXPECT_EQ(proof.notes.size(), 1U);
    EXPECT_EQ(corpus::read_corrections(file).size(), 3U);
    import(*scratch_, archive, 6);
    EXPECT_THAT(corpus::prove_archive(archive).notes, IsEmpty());
    write_bytes(file, lines);
    EXPECT_EQ(corpus::prove_archive(archive).findings.size(), 1U);
}

TEST_F(ArchiveStanding, TellsEverAfterThatAllRevisionsAreLost) {
    const fs::path archive = fresh();
    const std::size_t revisions = corpus::prove_archive(archive).revisions;
    fs::remove_all(archive / "segments");
    EXPECT_THROW(Archive::open_for_import(archive), Failure);
    EXPECT_FALSE(fs::exists(archive / "segments"));
    EXPECT_EQ(corpus::repair_archive(archive).lost_revisions, revisions);
    const auto proof = corpus::prove_archive(archive);
    EXPECT_THAT(proof.findings, IsEmpty());
    EXPECT_EQ(proof.lost_revisions, revisions);
    EXPECT_EQ(proof.corrections, 2U);
}

TEST_F(ArchiveStanding, CallsATornCaptureThatNoLineSpeaksOfNoDamage) {
    const fs::path archive = fresh();
    // As a power cut before the group's commit leaves it; its name was made, its bytes were not.
    const std::string sha256(64, 'e');
    fs::create_directories(archive / "captures" / "ee");
    write_bytes(archive / "captures" / "ee" / (sha256 + ".zst"), std::string(90, '\0'));
    const auto proof = corpus::prove_archive(archive);
    EXPECT_THAT(proof.findings, IsEmpty());
    EXPECT_EQ(proof.notes.size(), 1U);
}

TEST_F(ArchiveStanding, FindsErasedWordsThatAnOlderSegmentBroughtBack) {
    const fs::path archive = path("erased");
    import(*scratch_, archive, 1);
    import(*scratch_, archive, 2);
    const fs::path segment = archive / "segments" / "000001.jsonl.zst";
    const std::string before = bytes_of(segment);
    const corpus::ErasureRequest request{first_id(archive), "A. Clerk", "order", {1000}};
    Archive::open_for_import(archive).erase(request);
    write_bytes(segment, before);
    const auto findings = corpus::prove_archive(archive).findings;
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings.front().reason, HasSubstr("erase it again"));
    Archive::open_for_import(archive).erase(request);
    EXPECT_THAT(corpus::prove_archive(archive).findings, IsEmpty());
    EXPECT_EQ(revisions_of(archive).size(), 1U);
}

}  // namespace
}  // namespace onrecord::tests
