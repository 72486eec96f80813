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

// The frame of both columns: a header, a table of sections, and the sections, each begun on a
// multiple of 8 bytes so that it can be read in place. docs/index-format.md has the bytes.
namespace onrecord::schema::encoding {

static_assert(std::endian::native == std::endian::little,
              "columns are read in place; a big-endian machine needs a reader that turns bytes");

/// Eight letters at the head of a file: what it is.
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
    std::uint64_t digest = 0;  ///< Of header (this being 0) and table: see header_digest().
};
static_assert(sizeof(SectionHeader) == 32);

/// The first 8 bytes of the SHA-256 of the header with `digest` 0 and of the table.
std::uint64_t header_digest(SectionHeader header, std::span<const Section> table);

/// Writes such a file from front to back, the header last. Throws Failure (cannot write).
class SectionWriter {
public:
    SectionWriter(std::filesystem::path file, Magic magic, std::size_t most_sections);

    /// Ends the section before.
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

/// Such a file, mapped, its header and table checked. Throws Failure (bad data) naming the file.
class SectionFile {
public:
    SectionFile(const std::filesystem::path& file, Magic magic);

    std::string_view bytes(std::uint32_t id) const;
    /// The section as numbers; refused when it is no whole number of them.
    template <class Number>
    std::span<const Number> numbers(std::uint32_t id) const {
        const std::string_view section = bytes(id);
        if (section.size() % sizeof(Number) != 0) refuse("a section has an odd length");
        return {reinterpret_cast<const Number*>(section.data()), section.size() / sizeof(Number)};
    }
    /// The same; refused when there are not `count` of them.
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
