// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/encoding/sections.hpp"

#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace onrecord::schema::encoding {
namespace {

constexpr std::uint32_t sections_version = 1;
constexpr std::uint64_t alignment = 8;

template <class Value>
std::string_view raw(std::span<const Value> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace

std::uint64_t header_digest(SectionHeader header, std::span<const Section> table) {
    header.digest = 0;
    Sha256 digest;
    digest.add(raw(std::span<const SectionHeader>{&header, 1})).add(raw(table));
    std::uint64_t first = 0;
    std::memcpy(&first, digest.finish_bytes().data(), sizeof first);
    return first;
}

SectionWriter::SectionWriter(std::filesystem::path file, Magic magic, std::size_t most_sections)
    : file_{std::move(file)},
      stream_{std::fopen(file_.c_str(), "wb")},
      most_sections_{most_sections} {
    if (!stream_) {
        throw Failure{
            ExitStatus::CannotCreate,
            file_.string() + " cannot be created: " + std::generic_category().message(errno)};
    }
    header_.magic = magic;
    header_.version = sections_version;
    append(std::string(sizeof(SectionHeader) + most_sections * sizeof(Section), '\0'));
}

void SectionWriter::refuse() const {
    throw Failure{ExitStatus::CannotWrite,
                  file_.string() + " cannot be written: " + std::generic_category().message(errno)};
}

void SectionWriter::append(std::string_view bytes) {
    if (bytes.empty()) return;  // Nothing may stand nowhere, which fwrite does not take.
    if (std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) refuse();
    written_ += bytes.size();
    if (!table_.empty()) table_.back().bytes += bytes.size();
}

// Padding belongs to no section.
void SectionWriter::pad() {
    const std::uint64_t missing = (alignment - written_ % alignment) % alignment;
    append(std::string(missing, '\0'));
    if (!table_.empty()) table_.back().bytes -= missing;
}

void SectionWriter::begin(std::uint32_t id) {
    if (table_.size() == most_sections_) {
        throw Failure{ExitStatus::Internal, "a column has more sections than were announced"};
    }
    pad();
    table_.push_back({id, 0, written_, 0});
}

void SectionWriter::finish() {
    pad();
    table_.resize(most_sections_);
    header_.sections = static_cast<std::uint32_t>(table_.size());
    header_.file_bytes = written_;
    header_.digest = header_digest(header_, table_);
    std::string head{raw(std::span<const SectionHeader>{&header_, 1})};
    head += raw(std::span<const Section>{table_});
    if (std::fseek(stream_.get(), 0, SEEK_SET) != 0) refuse();
    if (std::fwrite(head.data(), 1, head.size(), stream_.get()) != head.size()) refuse();
    if (std::fclose(stream_.release()) != 0) refuse();
}

SectionFile::SectionFile(const std::filesystem::path& file, Magic magic)
    : file_{file},
      mapped_{file} {
    const auto bytes = mapped_.bytes();
    require(bytes.size() >= sizeof(SectionHeader), "it is too short");
    SectionHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    require(header.magic == magic, "it is another kind of file");
    require(header.version == sections_version, "it has another version");
    require(header.file_bytes == bytes.size(), "it is cut off");
    const std::uint64_t room = (bytes.size() - sizeof header) / sizeof(Section);
    require(header.sections <= room, "its table is cut off");
    table_ = {reinterpret_cast<const Section*>(bytes.data() + sizeof header), header.sections};
    require(header.digest == header_digest(header, table_), "its header's digest does not match");
    for (const Section& section : table_) {
        const bool fits =
            section.offset <= bytes.size() && section.bytes <= bytes.size() - section.offset;
        require(fits && section.offset % alignment == 0, "a section lies outside it");
    }
}

std::string_view SectionFile::bytes(std::uint32_t id) const {
    for (const Section& section : table_) {
        if (section.id != id) continue;
        const auto part = mapped_.bytes().subspan(section.offset, section.bytes);
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }
    refuse("a section is missing");
}

void SectionFile::refuse(std::string_view reason) const {
    throw Failure{ExitStatus::BadData,
                  file_.string() + " is damaged (" + std::string{reason} +
                      "); build the index again, or roll back"};
}

}  // namespace onrecord::schema::encoding
