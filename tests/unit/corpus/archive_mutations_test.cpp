// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "corpus/archive/kept_captures.hpp"
#include "corpus/archive_care.hpp"
#include "corpus/corrections.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <set>

// An Archive is damaged in many seeded ways, at most two of its files at a time; then it is
// imported into and read. Either everything that was acknowledged stands there, or somebody is
// told. scripts/campaign archive-mutations is the long form.
namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Archive;
using Random = std::mt19937_64;

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write_bytes(const fs::path& file, std::string_view bytes) {
    std::ofstream{file, std::ios::binary} << bytes;
}

std::size_t below(Random& random, std::size_t size) { return size == 0 ? 0 : random() % size; }

std::string lines(int first, int count, Random& random) {
    std::string all;
    for (int id = first; id < first + count; ++id) {
        std::string words;
        while (words.size() < 900) {
            words += std::to_string(random()) + ' ';
        }
        all += R"({"outlet":"Post","liveblog":"Live","id":)" + std::to_string(id) + R"(,"text":")" +
               words + "\"}\n";
    }
    return all;
}

std::multiset<std::string> revisions_of(const fs::path& folder) {
    std::multiset<std::string> all;
    Archive::open_for_reading(folder).for_each([&](corpus::ArchivedRevision&& revision) {
        all.insert(std::to_string(revision.number) + revision.entry.id + revision.entry.text);
    });
    return all;
}

void flip_bit(const fs::path& file, Random& random) {
    std::string bytes = bytes_of(file);
    if (bytes.empty()) return;
    char& hit = bytes[below(random, bytes.size())];
    hit = static_cast<char>(hit ^ (1U << below(random, 8)));
    write_bytes(file, bytes);
}

void cut(const fs::path& file, Random& random) {
    fs::resize_file(file, below(random, fs::file_size(file)));
}

void empty(const fs::path& file, Random&) { fs::resize_file(file, 0); }
void remove(const fs::path& file, Random&) { fs::remove(file); }

void zero_a_page(const fs::path& file, Random& random) {
    std::string bytes = bytes_of(file);
    const std::size_t from = below(random, bytes.size());
    const std::size_t size = std::min<std::size_t>(512, bytes.size() - from);
    bytes.replace(from, size, size, '\0');
    write_bytes(file, bytes);
}

void add_garbage(const fs::path& file, Random& random) {
    std::string bytes = bytes_of(file);
    for (std::size_t left = 1 + below(random, 700); left > 0; --left) {
        bytes += static_cast<char>(random());
    }
    write_bytes(file, bytes);
}

void repeat_the_end(const fs::path& file, Random& random) {
    const std::string bytes = bytes_of(file);
    write_bytes(file, bytes + bytes.substr(below(random, bytes.size())));
}

void change_a_digit(const fs::path& file, Random& random) {
    std::string bytes = bytes_of(file);
    for (int tries = 0; tries < 1000 && !bytes.empty(); ++tries) {
        char& hit = bytes[below(random, bytes.size())];
        if (hit < '0' || hit > '9') continue;
        hit = static_cast<char>('0' + below(random, 10));
        break;
    }
    write_bytes(file, bytes);
}

using Mutation = void (*)(const fs::path& file, Random& random);
constexpr Mutation mutations[] = {
    flip_bit,
    cut,
    empty,
    remove,
    zero_a_page,
    add_garbage,
    repeat_the_end,
    change_a_digit,
};

struct Base {
    fs::path folder;
    std::vector<std::string> committed;  ///< COMMITTED as it stood after each Capture.
    std::vector<std::string> segments;   ///< The segment as it stood then.
    std::multiset<std::string> acknowledged;
    std::vector<std::string> captures;  ///< Kept files, by path in the Archive.
};

std::vector<std::string> kept_in(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto& file : fs::recursive_directory_iterator{folder / "captures"}) {
        if (file.is_regular_file()) files.push_back(fs::relative(file.path(), folder));
    }
    std::ranges::sort(files);
    return files;
}

Base make_base(const ScratchFolder& scratch) {
    Base base;
    base.folder = scratch.path() / "base";
    Random random{7};
    for (int capture = 0; capture < 6; ++capture) {
        // The fourth takes several blocks.
        const int entries = capture == 3 ? 900 : 12;
        const auto file = scratch.write("base.jsonl", lines(capture * 10, entries, random));
        Archive::open_for_import(base.folder).import({file});
        base.committed.push_back(bytes_of(base.folder / "COMMITTED"));
        base.segments.push_back(bytes_of(base.folder / "segments" / "000001.jsonl.zst"));
    }
    corpus::record_correction(corpus::corrections_file(base.folder),
                              {"a", "b", "Ada Quill", "C", "heard it", {}});
    base.acknowledged = revisions_of(base.folder);
    base.captures = kept_in(base.folder);
    return base;
}

/// Damages one file; gives its name, so that two hits are on two files at most.
std::string damage(const Base& base, const fs::path& folder, Random& random) {
    constexpr const char* names[] = {"COMMITTED",
                                     "COMMITTED",
                                     "segments/000001.jsonl.zst",
                                     "corrections.jsonl",
                                     "known",
                                     "inventory",
                                     "FORMAT",
                                     "a raw Capture"};
    std::string name = names[below(random, std::size(names))];
    if (name == "a raw Capture") name = base.captures[below(random, base.captures.size())];
    if (!fs::exists(folder / name)) return name;
    const std::size_t way = below(random, std::size(mutations) + 1);
    if (way < std::size(mutations)) {
        mutations[way](folder / name, random);
    } else if (name == "COMMITTED") {
        write_bytes(folder / name, base.committed[below(random, base.committed.size())]);
    } else if (name.starts_with("segments")) {
        write_bytes(folder / name, base.segments[below(random, base.segments.size())]);
    }
    return name;
}

bool holds(const std::multiset<std::string>& all, const std::multiset<std::string>& some) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

bool has_beside(const Base& base, const fs::path& folder) {
    const auto file = corpus::corrections_file(folder);
    return corpus::read_corrections(file).size() == 1 &&
           std::ranges::all_of(base.captures, [&](const std::string& kept) {
               // A bit of a frame that unpacks to the same bytes is nothing lost.
               const fs::path raw = folder / kept;
               return fs::exists(raw) && corpus::archive::digest_of_kept(raw) == raw.stem();
           });
}

/// How it ended: everything there, or somebody was told, or neither.
enum class Outcome { Whole, Refused, Lost };

Outcome import_and_read(const Base& base, const fs::path& folder, const fs::path& capture) {
    try {
        Archive::open_for_import(folder).import({capture});
    } catch (const schema::Failure&) {
        // Told; but what can be read after it counts all the same.
    }
    try {
        if (!holds(revisions_of(folder), base.acknowledged)) return Outcome::Lost;
        if (has_beside(base, folder)) return Outcome::Whole;
        // Bytes that changed within a raw Capture are for verify to find.
        return corpus::prove_archive(folder).findings.empty() ? Outcome::Lost : Outcome::Refused;
    } catch (const schema::Failure&) {
        return Outcome::Refused;
    }
}

int how_many() {
    const char* asked = std::getenv("ONRECORD_MUTATIONS");  // NOLINT(concurrency-mt-unsafe)
    return asked == nullptr ? 60 : std::atoi(asked);
}

/// After a refusal, repair makes it one that can be used again; what it could not keep lies aside.
void expect_repairable(const fs::path& folder, const fs::path& capture) {
    const std::uint64_t kept = corpus::repair_archive(folder).revisions;
    Archive::open_for_import(folder).import({capture});
    EXPECT_GE(revisions_of(folder).size(), kept);
    const auto proof = corpus::prove_archive(folder);
    for (const auto& finding : proof.findings) {
        ADD_FAILURE() << finding.place << ": " << finding.reason;
    }
}

TEST(ArchiveMutations, LoseNothingAcknowledgedWithoutARefusal) {
    const ScratchFolder scratch;
    const Base base = make_base(scratch);
    Random random{11};
    const auto capture = scratch.write("new.jsonl", lines(5000, 5, random));
    int counts[3] = {};
    const int all = how_many();
    for (int seed = 0; seed < all; ++seed) {
        Random choice{static_cast<std::uint64_t>(seed)};
        const auto folder = scratch.path() / "damaged";
        fs::remove_all(folder);
        fs::copy(base.folder, folder, fs::copy_options::recursive);
        std::string hit = damage(base, folder, choice);
        if (below(choice, 2) == 1) hit += " and " + damage(base, folder, choice);
        const Outcome outcome = import_and_read(base, folder, capture);
        ++counts[static_cast<int>(outcome)];
        SCOPED_TRACE("seed " + std::to_string(seed) + ": " + hit);
        if (outcome == Outcome::Refused) expect_repairable(folder, capture);
        EXPECT_NE(outcome, Outcome::Lost) << "seed " << seed << ": " << hit;
    }
    std::cout << all << " mutations: " << counts[0] << " whole, " << counts[1] << " refused, "
              << counts[2] << " lost without a refusal\n";
}

}  // namespace
}  // namespace onrecord::tests
