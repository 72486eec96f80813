// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/mapped_file.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The container format of all columns and of the clusters and overlay files: a header, a table of
// sections, and the sections, each aligned to 8 bytes so that it can be read in place from a
// mapping. docs/index-format.md has the bytes.
namespace onrecord::schema::encoding {

static_assert(std::endian::native == std::endian::little,
              "columns are read in place; a big-endian machine needs a reader that turns bytes");

/// The first eight bytes of a file, which identify its kind.
using Magic = std::array<char, 8>;

struct Section {
    std::uint32_t id = 0;
    std::uint32_t zero = 0;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};
static_assert(sizeof(Section) == 24);

struct SectionHeader {
    Magic magic{};
    std::uint32_t version = 0;
    std::uint32_t sections = 0;
    std::uint64_t file_bytes = 0;
    std::uint64_t digest = 0;  ///< Of header and table: see header_digest().
};
static_assert(sizeof(SectionHeader) == 32);

/// The first 8 bytes of the SHA-256 of header and table, computed with `digest` set to 0.
std::uint64_t header_digest(SectionHeader header, std::span<const Section> table);

/// Writes such a file sequentially; the header is filled in last. Throws Failure (cannot create,
/// cannot write).
class SectionWriter {
public:
    SectionWriter(std::filesystem::path file, Magic magic, std::size_t most_sections);

    /// Starts a section, which ends the one before.
    void begin(std::uint32_t id);
    void append(std::string_view bytes);
    template <class Number>
    void append(std::span<const Number> numbers) {
        const auto bytes = std::as_bytes(numbers);
        append({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    /// A whole section of numbers.
    template <class Number>
    void add(std::uint32_t id, const std::vector<Number>& numbers) {
        begin(id);
        append(std::span<const Number>{numbers});
    }
    /// Writes the header and closes the file.
    void finish();

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void pad();
    [[noreturn]] void refuse() const;

    std::filesystem::path file_;
    std::unique_ptr<std::FILE, CloseFile> stream_;
    SectionHeader header_;
    std::vector<Section> table_;
    std::size_t most_sections_;
    std::uint64_t written_ = 0;
};

/// Such a file, mapped into memory. The constructor checks header and table and throws Failure (bad
/// data) naming the file; the contents of sections are for the caller to check.
class SectionFile {
public:
    SectionFile(const std::filesystem::path& file, Magic magic);

    std::string_view bytes(std::uint32_t id) const;
    /// The section as an array of numbers. Refuses the file when its size is not a multiple of
    /// theirs.
    template <class Number>
    std::span<const Number> numbers(std::uint32_t id) const {
        const std::string_view section = bytes(id);
        if (section.size() % sizeof(Number) != 0) refuse("a section has an odd length");
        return {reinterpret_cast<const Number*>(section.data()), section.size() / sizeof(Number)};
    }
    /// The same; refuses the file when there are not exactly `count`.
    template <class Number>
    std::span<const Number> numbers(std::uint32_t id, std::uint64_t count) const {
        const auto all = numbers<Number>(id);
        if (all.size() != count) refuse("a section has another length");
        return all;
    }
    [[noreturn]] void refuse(std::string_view reason) const;
    void require(bool is_fine, std::string_view reason) const {
        if (!is_fine) refuse(reason);
    }

private:
    std::filesystem::path file_;
    MappedFile mapped_;
    std::span<const Section> table_;
};

/// True when offsets begin at 0, never fall and end at `end`.
template <class Offsets>
bool are_offsets(const Offsets& offsets, std::uint64_t end) {
    if (offsets.empty() || offsets[0] != 0 || offsets[offsets.size() - 1] != end) return false;
    for (std::size_t i = 1; i < offsets.size(); ++i) {
        if (offsets[i] < offsets[i - 1]) return false;
    }
    return true;
}

}  // namespace onrecord::schema::encoding
