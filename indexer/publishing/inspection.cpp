// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/inspection.hpp"

#include "indexer/publishing/durable_files.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <vector>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view verified_file = "verified";

fs::path manifest_file(const fs::path& index, std::uint64_t number) {
    return schema::generation_folder(index, number) / "MANIFEST";
}

std::shared_ptr<const schema::Generation> open_if_sound(const fs::path& folder) {
    try {
        return schema::Generation::open(folder);
    } catch (const schema::Failure&) {
        return nullptr;
    }
}

}  // namespace

std::string refusal_of(const fs::path& folder,
                       schema::Verify verify,
                       schema::VerifiedFiles* verified) {
    try {
        schema::Generation::open(folder, verify, verified);
        return {};
    } catch (const schema::Failure& failure) {
        return failure.what();
    }
}

std::optional<std::uint64_t> served_number(const fs::path& index) {
    try {
        return schema::current_number(index);
    } catch (const schema::Failure&) {
        return std::nullopt;
    }
}

std::string damage_of_served(const fs::path& index,
                             schema::Verify verify,
                             schema::VerifiedFiles* verified) {
    try {
        const auto served = schema::current_number(index);
        return served ? refusal_of(schema::generation_folder(index, *served), verify, verified)
                      : std::string{};
    } catch (const schema::Failure& failure) {
        return failure.what();
    }
}

schema::Manifest manifest_of(const fs::path& index, std::uint64_t number) {
    const fs::path file = manifest_file(index, number);
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        throw schema::Failure{
            schema::ExitStatus::NoInput,
            "The index " + index.string() + " has no Generation " + std::to_string(number) + "."};
    }
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    return schema::read_manifest(text, file.string());
}

std::optional<std::uint64_t> counted_entries(const fs::path& index, std::uint64_t number) {
    std::ifstream in{manifest_file(index, number), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    constexpr std::string_view digest_key = "\ndigest ";
    const std::size_t end = text.rfind(digest_key);
    if (end == std::string::npos) return std::nullopt;
    const std::string_view lines = std::string_view{text}.substr(0, end + 1);
    constexpr std::size_t digits_of_digest = 64;
    const auto digest =
        std::string_view{text}.substr(end + digest_key.size()).substr(0, digits_of_digest);
    if (digest != schema::sha256(lines)) return std::nullopt;
    constexpr std::string_view key = "\nentries ";
    const std::size_t at = lines.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    std::uint64_t count = 0;
    const char* begin = lines.data() + at + key.size();
    const auto read = std::from_chars(begin, lines.data() + lines.size(), count);
    return read.ec == std::errc{} ? std::optional{count} : std::nullopt;
}

std::string damage_of_files(const fs::path& folder,
                            const schema::Manifest& manifest,
                            schema::VerifiedFiles& verified) {
    std::string damage;
    const auto look = [&](const fs::path& file, const schema::ManifestFile& row) {
        if (!damage.empty() || (fs::exists(file) && verified.verify(file, row))) return;
        damage = file.string() + " is damaged (its SHA-256 is not the Manifest's)";
    };
    for (const schema::ManifestFile& file : manifest.files) {
        look(folder / file.path, file);
    }
    for (const schema::ManifestShard& shard : manifest.shards) {
        for (const schema::ManifestFile& file : shard.files) {
            look(folder / shard.folder / file.path, file);
        }
    }
    return damage;
}

std::shared_ptr<const schema::Generation> newest_sound_generation(const fs::path& index) {
    std::vector<std::uint64_t> numbers = schema::generation_numbers(index);
    std::reverse(numbers.begin(), numbers.end());
    for (const std::uint64_t number : numbers) {
        auto opened = open_if_sound(schema::generation_folder(index, number));
        if (opened) return opened;
    }
    return nullptr;
}

schema::VerifiedFiles remembered_files(const fs::path& index) {
    std::ifstream in{index / verified_file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    return schema::VerifiedFiles::from_text(text);
}

void remember_files(const fs::path& index, const schema::VerifiedFiles& files) {
    replace_file(index / verified_file, files.to_text());
}

std::pair<std::uint64_t, std::string> next_in_chain(const fs::path& index) {
    const std::vector<std::uint64_t> numbers = schema::generation_numbers(index);
    // A folder that lost its Manifest counts too: its number must not come back for another.
    const std::uint64_t newest = numbers.empty() ? 0 : numbers.back();
    std::uint64_t next = std::max(newest, served_number(index).value_or(0)) + 1;
    while (fs::exists(schema::generation_folder(index, next))) {
        ++next;
    }
    return {next,
            numbers.empty() ? std::string{} : schema::sha256_of_file(manifest_file(index, newest))};
}

}  // namespace onrecord::indexer
