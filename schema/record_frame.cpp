// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/record.hpp"

#include <zstd.h>

#include <algorithm>
#include <string>
#include <zdict.h>

namespace onrecord::schema {
namespace {

constexpr std::size_t largest_dictionary_bytes = std::size_t{112} << 10U;
// zstd advises a hundred times the dictionary; more only takes longer.
constexpr std::size_t enough_sample_bytes = 100 * largest_dictionary_bytes;
constexpr std::size_t fewest_samples = 64;
constexpr std::size_t digest_bytes = 32;

struct FreeCompression {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
};
struct FreeReading {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

[[noreturn]] void refuse(const std::string& reason) {
    throw Failure{ExitStatus::BadData,
                  "a record's frame is damaged (" + reason + "); build the index again"};
}

/// Writing with zstd fails for lack of memory or by our mistake alone.
std::size_t written(std::size_t result) {
    if (ZSTD_isError(result) != 0) {
        throw Failure{ExitStatus::Internal,
                      std::string{"zstd cannot compress: "} + ZSTD_getErrorName(result)};
    }
    return result;
}

/// The records that the dictionary learns from, end to end without their digests (which are noise),
/// evenly taken from all.
struct Samples {
    std::string bytes;
    std::vector<std::size_t> sizes;
};

Samples choose_samples(const std::vector<std::string>& records) {
    std::size_t total = 0;
    for (const std::string& record : records) {
        total += record.size();
    }
    const std::size_t step = total / enough_sample_bytes + 1;
    Samples samples;
    for (std::size_t i = 0; i < records.size(); i += step) {
        if (records[i].size() <= digest_bytes) continue;
        // A giant teaches little and crowds out the others.
        const std::size_t size = std::min(records[i].size() - digest_bytes, std::size_t{1} << 16U);
        samples.bytes.append(records[i], 0, size);
        samples.sizes.push_back(size);
    }
    return samples;
}

}  // namespace

std::string train_dictionary(const std::vector<std::string>& records) {
    if (records.size() < fewest_samples) return {};
    const Samples samples = choose_samples(records);
    // A dictionary of the samples' own size would be kept beside them and save nothing.
    const std::size_t capacity = std::min(largest_dictionary_bytes, samples.bytes.size() / 8);
    std::string dictionary(capacity, '\0');
    const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(),
                                                   dictionary.size(),
                                                   samples.bytes.data(),
                                                   samples.sizes.data(),
                                                   static_cast<unsigned>(samples.sizes.size()));
    if (ZDICT_isError(size) != 0) return {};
    dictionary.resize(size);
    return dictionary;
}

struct RecordCompressor::State {
    std::unique_ptr<ZSTD_CCtx, FreeCompression> context{ZSTD_createCCtx()};
    std::unique_ptr<ZSTD_CDict, FreeCompression> dictionary;
    std::string buffer;
};

RecordCompressor::RecordCompressor(std::string_view dictionary, int level)
    : state_{std::make_unique<State>()} {
    ZSTD_CCtx* const context = state_->context.get();
    written(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level));
    // Off by default, and then half of all single-bit flips decode to wrong words.
    written(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1));
    if (dictionary.empty()) return;
    state_->dictionary.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), level));
    if (!state_->dictionary || ZSTD_getDictID_fromDict(dictionary.data(), dictionary.size()) == 0) {
        throw Failure{ExitStatus::Internal, "a record dictionary is no zstd dictionary"};
    }
    written(ZSTD_CCtx_refCDict(context, state_->dictionary.get()));
}
RecordCompressor::~RecordCompressor() = default;
RecordCompressor::RecordCompressor(RecordCompressor&&) noexcept = default;
RecordCompressor& RecordCompressor::operator=(RecordCompressor&&) noexcept = default;

std::string RecordCompressor::compress(std::string_view record) {
    std::string& buffer = state_->buffer;
    buffer.resize(std::max(buffer.size(), ZSTD_compressBound(record.size())));
    const std::size_t size = written(ZSTD_compress2(
        state_->context.get(), buffer.data(), buffer.size(), record.data(), record.size()));
    return buffer.substr(0, size);
}

struct RecordReader::State {
    std::unique_ptr<ZSTD_DCtx, FreeReading> context{ZSTD_createDCtx()};
    std::unique_ptr<ZSTD_DDict, FreeReading> dictionary;
    unsigned dictionary_id = 0;
    std::string buffer;
};

RecordReader::RecordReader(std::string_view dictionary) : state_{std::make_unique<State>()} {
    if (dictionary.empty()) return;
    state_->dictionary_id = ZSTD_getDictID_fromDict(dictionary.data(), dictionary.size());
    state_->dictionary.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
    if (!state_->dictionary || state_->dictionary_id == 0) {
        refuse("the Shard's dictionary is none");
    }
}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

AnnotatedEntry RecordReader::read(std::string_view frame) {
    const auto announced = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (announced == ZSTD_CONTENTSIZE_ERROR || announced == ZSTD_CONTENTSIZE_UNKNOWN) {
        refuse("it does not say its size");
    }
    if (announced > largest_record_bytes) refuse("it is too large");
    if (ZSTD_getDictID_fromFrame(frame.data(), frame.size()) != state_->dictionary_id) {
        refuse("it was made with another dictionary");
    }
    if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size()) {
        refuse("it has another length");
    }
    // A few bytes can announce many: a frame expands at most so much (128 KiB from 4 bytes).
    if (announced / (std::size_t{1} << 17U) > frame.size()) refuse("its size cannot be");
    std::string& buffer = state_->buffer;
    if (buffer.size() < announced) buffer.resize(announced);
    const std::size_t size = ZSTD_decompress_usingDDict(state_->context.get(),
                                                        buffer.data(),
                                                        buffer.size(),
                                                        frame.data(),
                                                        frame.size(),
                                                        state_->dictionary.get());
    if (ZSTD_isError(size) != 0) refuse(ZSTD_getErrorName(size));
    if (size != announced) refuse("it has another size");
    return decode_record({buffer.data(), size});
}

}  // namespace onrecord::schema
